package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.service;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.netlink.Answer;
import io.regent.sys.Errno;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private static final ServiceKey KEY = key(Protocol.UDP, "192.0.2.1", 5060);

    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Modules modules =
            new Modules(module -> {
                asked.add(module);
                return module.contains("sip") ? Optional.of("no such file") : Optional.empty();
            });

    @Test
    void schedulersAndEnginesAreLoadedOnceBeforeTheirFirstUse() {
        modules.prepare(
                List.of(
                        new IpvsCommand.Flush(),
                        new IpvsCommand.AddService(service(KEY, "wrr")),
                        new IpvsCommand.AddService(withEngine("wrr")),
                        new IpvsCommand.EditService(service(KEY, "mh")),
                        new IpvsCommand.RemoveService(KEY)));
        assertEquals(List.of("ip_vs_wrr", "ip_vs_pe_sip", "ip_vs_mh"), asked);
        modules.prepare(List.of(new IpvsCommand.AddService(withEngine("mh"))));
        assertEquals(3, asked.size());
    }

    @Test
    void aRefusalForWantOfAModuleNamesTheModule() {
        var add = new IpvsCommand.AddService(withEngine("wrr"));
        modules.prepare(List.of(add));
        var refusals = refusals();
        refusals.add(add, new Answer(Errno.ENOENT.number(), ""));
        refusals.tell();
        assertEquals(
                List.of(
                        "IPVS refuses to add service UDP 192.0.2.1:5060 wrr:"
                                + " ENOENT (2, No such file or directory):"
                                + " module ip_vs_pe_sip could not be loaded: no such file"),
                said);
    }

    @Test
    void aThousandRefusalsForOneReasonAreOneLine() {
        var refusals = refusals();
        for (int port = 1; port <= 1000; port++) {
            var remove = new IpvsCommand.RemoveDestination(KEY, at("2001:db8::1", port));
            refusals.add(remove, new Answer(Errno.EPERM.number(), "told by the kernel"));
        }
        refusals.add(new IpvsCommand.Flush(), new Answer(Errno.EINVAL.number(), ""));
        refusals.tell();
        assertEquals(
                List.of(
                        "IPVS refuses to remove destination [2001:db8::1]:1 of"
                                + " UDP 192.0.2.1:5060, and 999 more:"
                                + " EPERM (1, Operation not permitted): told by the kernel",
                        "IPVS refuses to flush the table: EINVAL (22, Invalid argument)"),
                said);
    }

    private Refusals refusals() {
        return new Refusals((_, text) -> said.add(text), modules);
    }

    private static IpvsService withEngine(String scheduler) {
        var persistence = new Persistence(Duration.ofSeconds(60), Optional.of("sip"), -1);
        return new IpvsService(
                KEY, scheduler, false, false, false, false, Optional.of(persistence));
    }
}
