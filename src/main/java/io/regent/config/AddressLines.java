package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of {@code virtual_ipaddress}: {@code ADDR[/LEN] [option ...]} (inventory 3.6). */
final class AddressLines extends BlockTypes.Entries<AddressLines.Placed> {

    static final AddressLines TYPE = new AddressLines();

    private static final String NOTATION =
            "ADDR[/LEN] [brd ADDR|+|-] [dev IF] [scope SCOPE] [label LABEL] [peer ADDR[/LEN]]"
                    + " [noprefixroute] [no_track]";

    /** IFNAMSIZ of netdevice(7) without the closing NUL. */
    private static final int LONGEST_NAME = 15;

    /** A broadcast address needs two bits of its own. */
    private static final int LONGEST_WITH_BROADCAST = 30;

    /** An address, and the line that names it. */
    record Placed(VirtualAddress address, Span at) {}

    private AddressLines() {
        super("{ lines of " + NOTATION + " }");
    }

    @Override
    void readLine(Statement line, List<Placed> entries, Reading reading) {
        VirtualAddress read = new Line(line, reading).read();
        if (read != null) entries.add(new Placed(read, line.at()));
    }

    /**
     * One line, word by word. What is wrong with an option refuses the file; where mistakes are
     * skipped, some cost the line and others only themselves, as in keepalived.
     */
    private static final class Line {
        private final List<Word> words;
        private final Reading reading;
        private int at = 1;
        private boolean failed;

        private Optional<IpPrefix> peer = Optional.empty();
        private @Nullable Word broadcast;
        private Optional<String> dev = Optional.empty();
        private Optional<String> label = Optional.empty();
        private int scope;
        private boolean noPrefixRoute;
        private boolean noTrack;

        Line(Statement statement, Reading reading) {
            this.words = statement.words();
            this.reading = reading;
        }

        @Nullable VirtualAddress read() {
            IpPrefix local = prefix(words.getFirst());
            while (at < words.size() && !failed) readOption(words.get(at++));
            if (failed || local == null) return null;
            if (peer.isPresent()) local = new IpPrefix(local.address(), peer.get().length());
            Optional<IpAddress> brd = broadcast == null ? Optional.empty() : brd(broadcast, local);
            if (failed) return null;
            return new VirtualAddress(local, peer, dev, brd, scope, label, noPrefixRoute, noTrack);
        }

        private void readOption(Word option) {
            switch (option.text()) {
                case "brd", "broadcast" -> broadcast = value(option);
                case "dev" -> {
                    Word value = value(option);
                    dev = name(value);
                    if (value != null) reading.names(value, ErrorClass.GENERAL_ERROR);
                }
                case "label" -> label = name(value(option));
                case "scope" -> readScope(value(option));
                case "peer" -> {
                    Word value = value(option);
                    if (value != null) peer = peer(value);
                }
                case "noprefixroute" -> noPrefixRoute = true;
                case "no_track" -> noTrack = true;
                case "home", "-nodad", "mngtmpaddr", "autojoin", "use_vmac" -> later(option);
                case "preferred_lft", "track_group" -> {
                    if (value(option) != null) later(option);
                }
                default -> unknown(option);
            }
        }

        private void unknown(Word option) {
            boolean address = prefixOf(option.text()) != null;
            reading.bad(
                    ErrorClass.GENERAL_ERROR,
                    option.at(),
                    address
                            ? "a second address on one line"
                            : "unknown option '" + option.text() + "' of an address",
                    address ? "one address on each line" : NOTATION);
        }

        private void later(Word option) {
            reading.notYet(option.at(), option.text() + " of an address");
        }

        private @Nullable Word value(Word option) {
            if (at < words.size()) return words.get(at++);
            failed = true;
            reading.bad(
                    ErrorClass.GENERAL_ERROR,
                    option.at(),
                    "'" + option.text() + "' needs a value",
                    NOTATION);
            return null;
        }

        private Optional<String> name(@Nullable Word word) {
            if (word == null) return Optional.empty();
            if (word.text().length() > LONGEST_NAME) {
                String message = "'" + word.text() + "' has more than 15 characters";
                fail(word.at(), message, "at most 15 characters");
            }
            return Optional.of(word.text());
        }

        private void readScope(@Nullable Word word) {
            if (word == null) return;
            long number = Numbers.parse(word.text());
            scope =
                    switch (word.text()) {
                        case "global" -> 0;
                        case "site" -> 200;
                        case "link" -> 253;
                        case "host" -> 254;
                        case "nowhere" -> 255;
                        default -> Math.clamp(number, -1, 256);
                    };
            if (scope < 0 || scope > 255) {
                scope = 0;
                String message = "unknown scope '" + word.text() + "'";
                reading.bad(
                        ErrorClass.GENERAL_ERROR,
                        word.at(),
                        message,
                        "global, site, link, host, nowhere or 0 to 255");
            }
        }

        private Optional<IpPrefix> peer(Word word) {
            boolean failedBefore = failed;
            IpPrefix prefix = prefix(word);
            failed = failedBefore;
            return Optional.ofNullable(prefix);
        }

        private @Nullable IpPrefix prefix(Word word) {
            IpPrefix prefix = prefixOf(word.text());
            if (prefix != null && prefix.family() == IpFamily.IPV6) {
                reading.notYet(word.at(), "IPv6");
            }
            if (prefix != null) return prefix;
            fail(word.at(), "'" + word.text() + "' is not an address", NOTATION);
            return withoutLength(word.text());
        }

        /** keepalived takes a prefix that is too long for none. */
        private @Nullable IpPrefix withoutLength(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) return null;
            IpPrefix host = prefixOf(text.substring(0, slash));
            boolean isNumber = Numbers.parse(text.substring(slash + 1)) >= 0;
            if (host == null || !isNumber) return null;
            failed = false;
            return host;
        }

        private Optional<IpAddress> brd(Word word, IpPrefix local) {
            if (local.family() == IpFamily.IPV6) {
                fail(word.at(), "IPv6 has no broadcast", NOTATION);
                return Optional.empty();
            }
            if (peer.isPresent()) {
                fail(word.at(), "'brd' and 'peer' exclude each other", NOTATION);
                return Optional.empty();
            }
            boolean plus = word.text().equals("+");
            if (!plus && !word.text().equals("-")) {
                Optional<IpAddress> address = IpAddress.parse(word.text());
                if (address.isEmpty() || address.get().family() != local.family()) {
                    String message = "'" + word.text() + "' is not a broadcast address";
                    fail(word.at(), message, "an IPv4 address, + or -");
                }
                return address;
            }
            if (local.length() > LONGEST_WITH_BROADCAST) {
                String message = "'brd " + word.text() + "' needs a prefix of at most 30 bits";
                fail(word.at(), message, "for example " + local.address() + "/24");
                return Optional.empty();
            }
            int hostBits = (int) (0xffff_ffffL >>> local.length());
            int bits = local.address().v4Bits();
            return Optional.of(IpAddress.v4(plus ? bits | hostBits : bits & ~hostBits));
        }

        private void fail(Span where, String message, String expected) {
            failed = true;
            reading.bad(ErrorClass.GENERAL_ERROR, where, message, expected);
        }
    }

    static List<VirtualAddress> addresses(List<Placed> lines) {
        var addresses = new ArrayList<VirtualAddress>(lines.size());
        for (Placed line : lines) addresses.add(line.address());
        return addresses;
    }

    /** Null for anything else. */
    static @Nullable IpPrefix prefixOf(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<IpAddress> address = IpAddress.parse(host);
        if (address.isEmpty()) return null;
        if (slash < 0) return IpPrefix.host(address.get());
        long length = Numbers.parse(text.substring(slash + 1));
        boolean fits = length >= 0 && length <= address.get().family().hostPrefixLength();
        return fits ? new IpPrefix(address.get(), (int) length) : null;
    }
}
