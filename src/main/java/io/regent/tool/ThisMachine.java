package io.regent.tool;

import io.regent.config.GlobalConfig;
import io.regent.config.ScriptCommand;
import io.regent.lint.Site;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.IpPrefix;
import io.regent.script.Finding;
import io.regent.script.ScriptInspection;
import io.regent.sys.ErrnoException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The machine that the command runs on. */
final class ThisMachine implements Site {

    @Override
    public Optional<List<IpPrefix>> interfaceAddresses(String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(name);
            if (found == null) return Optional.empty();
            var addresses = new ArrayList<IpPrefix>();
            for (InterfaceAddress each : found.getInterfaceAddresses()) addresses.add(prefix(each));
            return Optional.of(addresses);
        } catch (SocketException e) {
            // Nothing is known, which is no reason to complain about the file.
            return Optional.of(List.of());
        }
    }

    private static IpPrefix prefix(InterfaceAddress address) {
        byte[] bytes = address.getAddress().getAddress();
        IpFamily family =
                bytes.length == IpFamily.IPV4.addressBytes() ? IpFamily.IPV4 : IpFamily.IPV6;
        return new IpPrefix(
                IpAddress.fromBytes(family, bytes, 0), address.getNetworkPrefixLength());
    }

    @Override
    public List<ScriptTrouble> troubles(ScriptCommand command, GlobalConfig global) {
        try {
            var inspection =
                    ScriptInspection.ofThisMachine(global.scriptUser(), global.scriptSecurity());
            var troubles = new ArrayList<ScriptTrouble>();
            for (Finding finding : inspection.inspect(command).findings()) {
                trouble(finding).ifPresent(troubles::add);
            }
            return troubles;
        } catch (ErrnoException e) {
            return List.of(new ScriptTrouble(false, Objects.toString(e.getMessage())));
        }
    }

    private static Optional<ScriptTrouble> trouble(Finding finding) {
        return switch (finding.kind()) {
            case WRITABLE_BY_OTHERS, INSECURE ->
                    Optional.of(new ScriptTrouble(true, finding.text()));
            case NOT_FOUND, WRONG_TYPE, NOT_EXECUTABLE, UNKNOWN_USER ->
                    Optional.of(new ScriptTrouble(false, finding.text()));
            // Says something about who runs the command, or about style.
            case OTHER_USER, FOUND_BY_SEARCH, BELOW_LINK -> Optional.empty();
        };
    }
}
