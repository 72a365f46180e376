package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The addresses of one instance and the interfaces that carry them. */
final class AddressLints {

    private AddressLints() {}

    static void find(Instance instance, Site site, Remarks remarks) {
        for (Statement line : instance.addressLines()) {
            outsideNetwork(instance, line, site, remarks);
            label(instance, line, remarks);
        }
        missingPrefix(instance.addressLines(), remarks);
        Optional<Statement> ownInterface = instance.where("interface");
        String name = instance.interfaceName();
        if (ownInterface.isPresent() && !name.isEmpty()) {
            if (site.interfaceAddresses(name).isEmpty()) {
                remarks.add(Lint.INTERFACE_NOT_HERE, ownInterface.get().at(), name);
            }
        }
    }

    private static void outsideNetwork(
            Instance instance, Statement line, Site site, Remarks remarks) {
        String carrier = instance.carrier(line);
        Optional<IpAddress> address = address(line);
        if (address.isEmpty() || carrier.isEmpty()) return;
        var networks = new ArrayList<IpPrefix>();
        for (IpPrefix own : site.interfaceAddresses(carrier).orElse(List.of())) {
            if (own.family() == IpFamily.IPV4) networks.add(own);
        }
        // Without an address of its own the interface says nothing about its network.
        if (address.get().family() != IpFamily.IPV4 || networks.isEmpty()) return;
        for (IpPrefix network : networks) if (contains(network, address.get())) return;
        String shown = String.join(", ", networks.stream().map(IpPrefix::toString).toList());
        Object[] arguments = {address.get(), carrier, shown};
        remarks.add(Lint.ADDRESS_OUTSIDE_NETWORK, line.keyword().at(), arguments);
    }

    private static boolean contains(IpPrefix network, IpAddress address) {
        int hostBits = 32 - network.length();
        int difference = network.address().v4Bits() ^ address.v4Bits();
        return hostBits == 32 || difference >>> hostBits == 0;
    }

    private static void label(Instance instance, Statement line, Remarks remarks) {
        Optional<Word> label = Block.option(line, "label");
        String carrier = instance.carrier(line);
        if (label.isEmpty() || carrier.isEmpty()) return;
        String text = label.get().text();
        if (text.startsWith(carrier)) return;
        remarks.add(Lint.LABEL_WITHOUT_INTERFACE, label.get().at(), text, carrier);
    }

    private static void missingPrefix(List<Statement> lines, Remarks remarks) {
        var without = new ArrayList<Statement>();
        for (Statement line : lines) {
            boolean peer = Block.option(line, "peer").isPresent();
            if (!peer && line.name().indexOf('/') < 0) without.add(line);
        }
        if (without.size() == lines.size()) return;
        for (Statement line : without) {
            remarks.add(Lint.ADDRESS_WITHOUT_PREFIX, line.keyword().at(), line.name());
        }
    }

    static Optional<IpAddress> address(Statement line) {
        int slash = line.name().indexOf('/');
        return IpAddress.parse(slash < 0 ? line.name() : line.name().substring(0, slash));
    }
}
