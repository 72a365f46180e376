package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.Audience;
import io.regent.config.ConfigLoader;
import io.regent.config.Loaded;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said behind the mistakes of a file that is not run. */
class RefusalTest {

    private static final Path FILE = Path.of("k.conf");

    @Test
    void theSwitchIsNamedWithAllLinesThatItWouldCost() {
        assertEquals(
                Optional.of(
                        "a line '#regent: skip mistakes' in k.conf has it run as keepalived would,"
                                + " without what is wrong in k.conf:4, 6-7"),
                remedy("prority 8\npriority 9\nnonsense\nstate LEADER"));
    }

    @Test
    void linesThatAreLostBecauseOfAnotherAreNamedToo() {
        String text = remedy("colours {\nred\n}\nnopreempt").orElseThrow();
        assertEquals("k.conf:4-5, 7-8", text.substring(text.lastIndexOf(" in ") + 4));
    }

    @Test
    void itIsNotNamedWhereItDoesNotHelp() {
        assertEquals(Optional.empty(), remedy("priority"), "keepalived ends, too");
        assertEquals(Optional.empty(), remedy("nonsense\nuse_vmac"), "not built yet");
        assertEquals(Optional.empty(), remedy("nonsense\nuse_vmac\n#regent: skip mistakes"));
    }

    private static Optional<String> remedy(String lines) {
        String head = "vrrp_instance a {\ninterface eth0\nvirtual_router_id 7\n";
        byte[] text = (head + lines + "\n}\n").getBytes(StandardCharsets.UTF_8);
        SourceReader disk = (_, _) -> new SourceReader.Answer.Text(text);
        Loaded loaded = ConfigLoader.load(FILE, new Surroundings.FilesOnly(disk), Audience.VRRP);
        return Refusal.remedy(loaded, FILE);
    }
}
