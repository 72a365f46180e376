package io.regent.ipvs;

import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.service;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private static final ServiceKey KEY = key(Protocol.UDP, "192.0.2.1", 5060);

    private final List<String> asked = new ArrayList<>();
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

    private static IpvsService withEngine(String scheduler) {
        var persistence = new Persistence(Duration.ofSeconds(60), Optional.of("sip"), -1);
        return new IpvsService(
                KEY, scheduler, false, false, false, false, Optional.of(persistence));
    }
}
