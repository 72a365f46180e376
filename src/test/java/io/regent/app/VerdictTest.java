package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ConfigLoader;
import io.regent.script.ScriptBook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the machine decides about the status of {@code -t}. */
class VerdictTest {

    private static final CorpusMachine MACHINE = CorpusMachine.withScripts(List.of("/etc/n.sh"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                              | interface eth0                           | 0",
                "                              | interface nosuch0                        | 5",
                "dynamic_interfaces            | interface nosuch0                        | 0",
                "                              | interface eth0; notify /etc/n.sh         | 6",
                "                              | interface eth0; notify /etc/absent.sh    | 0",
                "                              | interface nosuch0; notify /etc/n.sh      | 5",
                "enable_script_security; script_user root | interface eth0; notify /etc/n.sh | 0",
                "script_user nobody-at-all     | interface eth0                           | 5",
                "                              | interface eth0; unicast_peer { 10.1.1.1; } | 0",
                "                              | interface eth0; priority                 | 2",
                "                              | interface eth0; prority 5                | 5",
            })
    void theMachineAndTheFileDecideTogether(String globals, String lines, int status) {
        String filled =
                """
                global_defs {
                %s
                }
                vrrp_instance A {
                virtual_router_id 1
                %s
                virtual_ipaddress {
                10.0.0.1
                }
                }
                """
                        .formatted(globals == null ? "" : globals, lines)
                        .replace(';', '\n');
        assertEquals(status, status(filled));
    }

    /** keepalived trusts no path through a link, even where nobody could change the link. */
    @ParameterizedTest
    @CsvSource({"/usr/bin/pidof, 0", "/bin/pidof, 5", "/usr/bin/absent, 5"})
    void aScriptBelowALinkedDirectoryIsReported(String script, int status) {
        String text =
                """
                global_defs {
                enable_script_security
                script_user root
                }
                vrrp_script chk {
                script "%s x"
                }
                vrrp_instance A {
                virtual_router_id 1
                interface eth0
                virtual_ipaddress {
                10.0.0.1
                }
                track_script {
                chk
                }
                }
                """
                        .formatted(script);
        assertEquals(status, status(text));
    }

    private static int status(String text) {
        var loaded = ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
        var book = Optional.of(ScriptBook.of(loaded.asSeen().asRead(), MACHINE));
        return Verdict.of(loaded, book, MACHINE).status();
    }
}
