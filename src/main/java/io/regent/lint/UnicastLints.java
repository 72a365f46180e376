package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where adverts come from, and whom they go to. */
final class UnicastLints {

    private UnicastLints() {}

    static void find(Instance instance, Site site, Remarks remarks) {
        Block block = instance.block();
        Optional<Statement> source = block.last("unicast_src_ip");
        List<Statement> peers = block.lines("unicast_peer");
        Optional<Statement> asked = block.last("unicast_peer").or(() -> source);
        if (asked.isPresent() && peers.isEmpty()) {
            remarks.add(Lint.UNICAST_WITHOUT_PEERS, asked.get().at());
        }
        ownAddress(source, peers, remarks);
        virtualAddress(instance, source, peers, remarks);
        source.ifPresent(line -> elsewhere(instance, line, site, remarks));
        block.last("mcast_src_ip").ifPresent(line -> elsewhere(instance, line, site, remarks));
    }

    private static void ownAddress(
            Optional<Statement> source, List<Statement> peers, Remarks remarks) {
        Optional<IpAddress> own = source.flatMap(UnicastLints::value);
        if (own.isEmpty()) return;
        for (Statement peer : peers) {
            if (!IpAddress.parse(peer.name()).equals(own)) continue;
            remarks.add(Lint.PEER_IS_SELF, peer.keyword().at(), peer.name());
        }
    }

    /** Only one node has such an address at a time, so nobody can be reached by it. */
    private static void virtualAddress(
            Instance instance, Optional<Statement> source, List<Statement> peers, Remarks remarks) {
        Set<IpAddress> virtual = new HashSet<>();
        for (Statement line : instance.addressLines()) {
            AddressLints.address(line).ifPresent(virtual::add);
        }
        source.filter(line -> line.argumentCount() > 0)
                .ifPresent(line -> virtual(line.argument(0), virtual, remarks));
        for (Statement peer : peers) virtual(peer.keyword(), virtual, remarks);
    }

    private static void virtual(Word word, Set<IpAddress> virtual, Remarks remarks) {
        Optional<IpAddress> address = IpAddress.parse(word.text());
        if (address.isEmpty() || !virtual.contains(address.get())) return;
        remarks.add(Lint.PEER_IS_VIRTUAL, word.at(), word.text());
    }

    private static void elsewhere(Instance instance, Statement line, Site site, Remarks remarks) {
        Optional<IpAddress> source = value(line);
        String name = instance.interfaceName();
        List<IpPrefix> own = site.interfaceAddresses(name).orElse(List.of());
        // Without an address of its own the interface says nothing about the file.
        if (source.isEmpty() || own.isEmpty()) return;
        for (IpPrefix each : own) if (each.address().equals(source.get())) return;
        remarks.add(Lint.SOURCE_NOT_HERE, line.at(), source.get(), name);
    }

    private static Optional<IpAddress> value(Statement line) {
        return line.argumentCount() > 0
                ? IpAddress.parse(line.argument(0).text())
                : Optional.empty();
    }
}
