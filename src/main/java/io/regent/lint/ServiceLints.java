package io.regent.lint;

import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import io.regent.net.IpAddress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Virtual servers, their real servers, and the checks of these (inventory 4.3 to 4.6). */
final class ServiceLints {

    private static final Set<String> CHECKERS =
            Set.of(
                    "TCP_CHECK",
                    "HTTP_GET",
                    "SSL_GET",
                    "SMTP_CHECK",
                    "DNS_CHECK",
                    "MISC_CHECK",
                    "PING_CHECK",
                    "UDP_CHECK",
                    "FILE_CHECK",
                    "BFD_CHECK");

    /** Attempts of these have a limit of their own. */
    private static final Set<String> WITHOUT_CONNECTION =
            Set.of("MISC_CHECK", "FILE_CHECK", "BFD_CHECK");

    private static final String DEFAULT_TIMEOUT = "5";
    private static final String DEFAULT_LOOP = "60";

    private final Blocks blocks;
    private final Remarks remarks;
    private final Set<Span> said = new HashSet<>();

    private ServiceLints(Blocks blocks, Remarks remarks) {
        this.blocks = blocks;
        this.remarks = remarks;
    }

    static void find(Blocks blocks, Remarks remarks) {
        var lints = new ServiceLints(blocks, remarks);
        for (Statement server : blocks.virtualServers()) lints.find(server);
    }

    private void find(Statement server) {
        address(server);
        Block virtual = Block.of(server);
        boolean checked = false;
        var reals = new ArrayList<Statement>();
        for (Statement line : virtual.statements()) {
            if (line.name().equals("real_server")) reals.add(line);
        }
        for (Statement real : reals) {
            sorry(virtual, real);
            for (Statement checker : Block.of(real).statements()) {
                if (!CHECKERS.contains(checker.name())) continue;
                checked = true;
                timeout(List.of(Block.of(checker), Block.of(real), virtual), checker);
                port(checker, real);
                if (checker.name().equals("MISC_CHECK")) command(Block.of(checker));
            }
        }
        if (!checked && !reals.isEmpty()) remarks.add(Lint.UNCHECKED_SERVERS, server.at());
    }

    /** The address that clients use has to be on this machine. */
    private void address(Statement server) {
        Optional<IpAddress> own = argument(server, 0).flatMap(IpAddress::parse);
        if (own.isEmpty()) return;
        var here = new ArrayList<Statement>(blocks.staticAddresses());
        for (Block block : blocks.instances()) {
            here.addAll(new Instance(block, blocks.global()).addressLines());
        }
        // A file without addresses leaves them to somebody else.
        if (here.isEmpty()) return;
        for (Statement line : here) if (AddressLints.address(line).equals(own)) return;
        remarks.add(Lint.SERVICE_WITHOUT_ADDRESS, server.at(), own.get());
    }

    private void sorry(Block virtual, Statement real) {
        Optional<Statement> sorry = virtual.last("sorry_server");
        if (sorry.isEmpty() || argument(real, 0).isEmpty()) return;
        boolean same =
                argument(sorry.get(), 0).equals(argument(real, 0))
                        && argument(sorry.get(), 1).equals(argument(real, 1));
        if (same && said.add(sorry.get().at())) {
            remarks.add(Lint.SORRY_SERVER_IS_REAL, sorry.get().at());
        }
    }

    /**
     * @param around the checker, its real server and its virtual server: the first word counts
     */
    private void timeout(List<Block> around, Statement checker) {
        boolean connects = !WITHOUT_CONNECTION.contains(checker.name());
        String keyword = connects ? "connect_timeout" : "misc_timeout";
        Optional<Statement> line = first(around, keyword);
        if (line.isEmpty() && !connects) return;
        Optional<Statement> loop = first(around, "delay_loop");
        String timeout = line.flatMap(ServiceLints::value).orElse(DEFAULT_TIMEOUT);
        String interval = loop.flatMap(ServiceLints::value).orElse(DEFAULT_LOOP);
        Optional<BigDecimal> longest = Numbers.decimal(timeout);
        Optional<BigDecimal> every = Numbers.decimal(interval);
        if (longest.isEmpty() || every.isEmpty() || longest.get().compareTo(every.get()) <= 0)
            return;
        Span at = line.or(() -> loop).orElse(checker).at();
        if (said.add(at)) remarks.add(Lint.CHECK_TIMEOUT, at, timeout, interval);
    }

    private void port(Statement checker, Statement real) {
        if (!checker.name().equals("TCP_CHECK")) return;
        Block check = Block.of(checker);
        Optional<Statement> line = check.last("connect_port");
        Optional<String> service = argument(real, 1);
        if (line.isEmpty() || service.isEmpty() || check.has("connect_ip")) return;
        Optional<String> port = value(line.get());
        if (port.isEmpty() || port.equals(service) || service.get().equals("0")) return;
        remarks.add(Lint.CHECK_OF_ANOTHER_PORT, line.get().at(), port.get(), service.get());
    }

    private void command(Block checker) {
        checker.last("misc_path").ifPresent(line -> CommandLints.inspect(line, remarks));
    }

    private static Optional<Statement> first(List<Block> around, String keyword) {
        for (Block block : around) if (block.has(keyword)) return block.last(keyword);
        return Optional.empty();
    }

    private static Optional<String> value(Statement line) {
        return argument(line, 0);
    }

    private static Optional<String> argument(Statement line, int index) {
        return index < line.argumentCount()
                ? Optional.of(line.argument(index).text())
                : Optional.empty();
    }
}
