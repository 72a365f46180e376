package io.regent.config;

import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.lvs.VirtualServerGroup.Addresses;
import io.regent.config.lvs.VirtualServerGroup.Entry;
import io.regent.config.lvs.VirtualServerGroup.Mark;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code virtual_server_group NAME { entries }} (inventory 4.2). */
final class ServerGroupType extends BlocksType<ServerGroupType.Placed> {

    private static final String ENTRY =
            "ADDR[/LEN | -LAST] [PORT], or fwmark N [inet|inet6], on each line";

    /** A group, and the line that opens it. */
    record Placed(VirtualServerGroup group, Span at) {}

    ServerGroupType() {
        super("NAME { " + ENTRY + " }", 1);
    }

    @Override
    @Nullable Placed readOne(Reading reading) {
        Word name = reading.required();
        Statement.Body body = bodyOf(reading);
        if (name == null || body == null) return null;
        var entries = new ArrayList<Entry>(body.statements().size());
        for (Statement line : body.statements()) {
            BlockTypes.refuseBlock(line, reading);
            Entry entry = entry(line);
            if (entry != null) entries.add(entry);
            else reading.bad(ErrorClass.GENERAL_ERROR, line.at(), "no entry of a group", ENTRY);
        }
        return new Placed(new VirtualServerGroup(name.text(), entries), reading.statement().at());
    }

    /** Null for what is none. Further words mean nothing, and keepalived does not mind. */
    private static @Nullable Entry entry(Statement line) {
        if (line.name().equals("fwmark")) return mark(line);
        int port = line.argumentCount() == 0 ? 0 : LvsTypes.port(line.argument(0).text());
        return port < 0 ? null : addresses(line.name(), port);
    }

    private static @Nullable Mark mark(Statement line) {
        long mark = line.argumentCount() == 0 ? -1 : Numbers.parse(line.argument(0).text());
        if (mark < 0 || mark > LvsTypes.U32) return null;
        if (line.argumentCount() == 1) return new Mark(mark, Optional.empty());
        String family = line.argument(1).text();
        if (family.equals("inet")) return new Mark(mark, Optional.of(IpFamily.IPV4));
        return family.equals("inet6") ? new Mark(mark, Optional.of(IpFamily.IPV6)) : null;
    }

    private static @Nullable Addresses addresses(String text, int port) {
        int slash = text.indexOf('/');
        int dash = text.indexOf('-');
        int end = slash >= 0 ? slash : dash >= 0 ? dash : text.length();
        IpAddress first = IpAddress.parse(text.substring(0, end)).orElse(null);
        if (first == null) return null;
        IpAddress last = first;
        if (slash >= 0) last = lastOfPrefix(first, text.substring(slash + 1));
        else if (dash >= 0) last = lastOfRange(first, text.substring(dash + 1));
        if (last == null || last.family() != first.family() || last.compareTo(first) < 0) {
            return null;
        }
        return new Addresses(first, last, port);
    }

    /** Null when the length is none, or bits behind it are set. */
    private static @Nullable IpAddress lastOfPrefix(IpAddress first, String text) {
        long length = Numbers.parse(text);
        int most = first.family().hostPrefixLength();
        if (length < 0 || length > most) return null;
        int hostBits = most - (int) length;
        long low = hostBits >= 64 ? -1L : (1L << hostBits) - 1;
        long high = hostBits <= 64 ? 0 : hostBits == 128 ? -1L : (1L << (hostBits - 64)) - 1;
        if ((first.low() & low) != 0 || (first.high() & high) != 0) return null;
        return new IpAddress(first.family(), first.high() | high, first.low() | low);
    }

    /** A whole address, the last octet of an IPv4 address or the last four digits of IPv6. */
    private static @Nullable IpAddress lastOfRange(IpAddress first, String text) {
        IpAddress whole = IpAddress.parse(text).orElse(null);
        if (whole != null) return whole;
        boolean v4 = first.family() == IpFamily.IPV4;
        long value = v4 ? Numbers.parse(text) : hexadecimal(text);
        long mask = v4 ? 0xff : 0xffff;
        if (value < 0 || value > mask) return null;
        return new IpAddress(first.family(), first.high(), first.low() & ~mask | value);
    }

    /** -1 for anything but one to four digits. */
    private static long hexadecimal(String text) {
        if (text.isEmpty() || text.length() > 4) return -1;
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        return value;
    }
}
