package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.Password;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.syntax.DiskReader;
import io.regent.config.syntax.Surroundings;
import io.regent.lint.Linter;
import io.regent.lint.Site;
import io.regent.lint.Tongue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleFilesTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("regent.checkout", "."), "examples");

    @Test
    void eachAddressOfTheDualMasterIsAtHomeOnOneNode() throws DemoFailure {
        var services = Service.read(Example.DUAL_MASTER, EXAMPLES.resolve("dual-master"));
        assertEquals(List.of("www", "bbs"), services.stream().map(Service::name).toList());
        assertEquals(Example.NODE1, services.getFirst().home());
        assertEquals(Example.NODE2, services.getLast().home());
    }

    @Test
    void theLimitsAreThoseOfTheProtocol() throws DemoFailure {
        var service = Service.read(Example.SINGLE_PAIR, EXAMPLES.resolve("single-pair")).getFirst();
        assertEquals(Duration.ofNanos(609_375_000), service.skewTime());
        assertEquals(Duration.ofNanos(3_609_375_000L), service.masterDownInterval());
    }

    @ParameterizedTest
    @CsvSource({"VI_1, 55, 192.168.200.160/24, eth1:1", "VI_2, 56, 192.168.200.170/24, eth1:2"})
    void anInstanceOfTheDualMasterIsAsTheGuidesShowIt(
            String name, int vrid, String address, String label) {
        for (String node : List.of("node1", "node2")) {
            var instance = instance(configuration("dual-master", node), name);
            assertEquals(vrid, instance.vrid());
            assertEquals(2, instance.version());
            assertEquals("eth1", instance.interfaceName());
            assertEquals(Optional.of(new Password("1111")), instance.password());
            var carried = instance.virtualAddresses().getFirst();
            assertEquals(address, carried.local().toString());
            assertEquals(Optional.of(label), carried.label());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lvs-dr", "lvs-nat"})
    void directorsDifferInNameStateAndPriorityAndInNothingElse(String example) {
        var one = configuration(Path.of(example, "master.conf"));
        var two = configuration(Path.of(example, "backup.conf"));
        assertEquals(one.virtualServers(), two.virtualServers());
        var mine = one.instances().getFirst();
        var theirs = two.instances().getFirst();
        assertEquals(withoutRole(mine), withoutRole(theirs));
        assertTrue(mine.startActive() && mine.priority() > theirs.priority());
        assertFalse(theirs.startActive());
    }

    @ParameterizedTest
    @CsvSource({"lvs-dr, GATEWAYING", "lvs-nat, MASQUERADING"})
    void theServiceIsAtAVirtualAddressAndHandsOnAsItsNameSays(
            String example, ForwardingMethod method) {
        var configuration = configuration(Path.of(example, "master.conf"));
        var carried = configuration.instances().getFirst().virtualAddresses().getFirst();
        assertEquals(1, configuration.virtualServers().size());
        var balanced = configuration.virtualServers().getFirst();
        assertEquals(new Endpoint(carried.address(), 80), balanced.address());
        for (var server : balanced.realServers())
            assertEquals(method, server.forwarding().method());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lvs-dr", "lvs-nat"})
    void nothingIsToBeSaidAboutTheFilesOfDirectors(String example) throws Exception {
        var asWritten = new Surroundings.FilesOnly(new DiskReader());
        for (String file : List.of("master.conf", "backup.conf")) {
            var path = EXAMPLES.resolve(Path.of(example, file));
            assertEquals(
                    List.of(),
                    new Linter(asWritten, Site.ELSEWHERE, Tongue.ENGLISH).check(path),
                    path::toString);
        }
    }

    @Test
    void theDirectorsOfTheDemoBalanceOverItsWebServers() {
        var balanced = configuration(Path.of("lvs-dr", "master.conf")).virtualServers().getFirst();
        assertEquals(
                Example.LVS.webs().stream().map(Host::address).toList(),
                balanced.realServers().stream()
                        .map(server -> server.endpoint().address().toString())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dual-master", "single-pair"})
    void thePairDiffersInNameStateAndPriorityAndInNothingElse(String example) {
        var one = configuration(example, "node1");
        var two = configuration(example, "node2");
        assertEquals(one.instances().size(), two.instances().size());
        for (var mine : one.instances()) {
            var theirs = instance(two, mine.name());
            assertEquals(250, mine.priority() + theirs.priority(), "150 and 100, crossed");
            assertEquals(mine.priority() == 150, mine.startActive());
            assertEquals(theirs.priority() == 150, theirs.startActive());
            assertEquals(withoutRole(mine), withoutRole(theirs));
        }
    }

    @Test
    void everyWebNodeHasAPageForEveryName() {
        for (var web : Example.DUAL_MASTER.webs())
            for (var site : Example.DUAL_MASTER.sites()) {
                var page =
                        EXAMPLES.resolve(
                                Path.of("dual-master", web.name(), site.name(), "index.html"));
                assertTrue(Files.isRegularFile(page), page::toString);
            }
    }

    @Test
    void theProxiesPassRequestsToTheWebNodesOfTheDemo() throws Exception {
        String sites = Files.readString(EXAMPLES.resolve("dual-master/nginx/www-bbs.conf"));
        for (var web : Example.DUAL_MASTER.webs())
            assertTrue(sites.contains("server " + web.address() + ":80 "), web::name);
        for (var site : Example.DUAL_MASTER.sites())
            assertTrue(sites.contains(site.name() + ".regent.test"), site::name);
    }

    private static Configuration configuration(String example, String node) {
        return configuration(Path.of(example, node, "keepalived.conf"));
    }

    private static Configuration configuration(Path file) {
        var loaded = ConfigLoader.load(EXAMPLES.resolve(file), new DiskReader());
        assertEquals(List.of(), loaded.problems());
        return loaded.configuration().orElseThrow();
    }

    private static InstanceConfig instance(Configuration configuration, String name) {
        return configuration.instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The components that must be equal, by name. */
    private static List<String> withoutRole(InstanceConfig instance) {
        return java.util.Arrays.stream(InstanceConfig.class.getRecordComponents())
                .filter(each -> !List.of("priority", "startActive").contains(each.getName()))
                .map(each -> each.getName() + " " + value(each, instance))
                .toList();
    }

    private static Object value(java.lang.reflect.RecordComponent component, InstanceConfig of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }
}
