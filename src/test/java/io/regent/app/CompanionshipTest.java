package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.regent.cli.CommandLine;
import io.regent.cli.DaemonOptions;
import io.regent.config.Audience;
import io.regent.config.ConfigLoader;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import io.regent.mail.MailState;
import io.regent.observe.RecordingLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which companion there is; a shell script that writes its role and what it hears stands in. */
@Timeout(30)
class CompanionshipTest {

    private static final String INSTANCE =
            """
            vrrp_instance V {
              interface lo
              virtual_router_id 1
              priority 100
              smtp_alert
            }
            """;
    private static final String WAY =
            "global_defs {\n  smtp_server 192.0.2.1\n  notification_email {\n    a@b\n  }\n}\n";
    private static final String SERVER =
            """
            virtual_server 192.0.2.1 80 {
              protocol TCP
              real_server 192.0.2.2 80 {
              }
            }
            """;
    private static final CompanionMessage.InstanceNews NEWS =
            new CompanionMessage.InstanceNews("V", MailState.BACKUP);

    @TempDir private Path home;

    private final RecordingLog log = new RecordingLog();
    private String installed = "";

    @BeforeEach
    void install() throws IOException {
        Path program = Files.createDirectory(home.resolve("bin")).resolve("regent");
        Files.writeString(
                program,
                "#!/bin/sh\nexec >>" + home.resolve("said") + "\necho $REGENT_ROLE $*\ncat\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        installed = System.getProperty("regent.home", "");
        System.setProperty("regent.home", home.toString());
    }

    @AfterEach
    void uninstall() {
        if (installed.isEmpty()) System.clearProperty("regent.home");
        else System.setProperty("regent.home", installed);
    }

    @Test
    void mailsAloneAreReasonEnoughAndVirtualServersTakeThemOver() throws Exception {
        try (var companionship = of()) {
            follow(companionship, INSTANCE);
            companionship.tell(NEWS);
            follow(companionship, WAY + INSTANCE);
            companionship.tell(NEWS);
            follow(companionship, WAY + INSTANCE + SERVER);
            companionship.tell(NEWS);
            follow(companionship, WAY + INSTANCE + SERVER);
            follow(companionship, WAY + INSTANCE);
            follow(companionship, WAY);
        }
        assertEquals(
                List.of(
                        "mail",
                        "instance BACKUP V",
                        "stop",
                        "checker",
                        "instance BACKUP V",
                        "reload",
                        "stop",
                        "mail",
                        "stop"),
                said());
    }

    @Test
    void withVrrpAloneVirtualServersAreNoReasonButMailsAre() throws Exception {
        try (var companionship = of("-P")) {
            follow(companionship, INSTANCE + SERVER);
            follow(companionship, WAY + INSTANCE + SERVER);
            follow(companionship, SERVER);
        }
        assertEquals(List.of("mail -P", "stop"), said());
    }

    @Test
    void aMailProcessThatCannotWorkIsNoReasonToStop() throws Exception {
        Files.writeString(home.resolve("bin/regent"), "#!/bin/sh\nexit 2\n");
        try (var companionship = of()) {
            follow(companionship, WAY + INSTANCE);
            while (!log.contains("No mails about instances are sent until the next reload"))
                Thread.sleep(10);
            companionship.awaitEnd();
            assertEquals(0, companionship.exitStatus());
            repair();
            follow(companionship, WAY + INSTANCE);
            companionship.awaitEnd();
        }
        assertEquals(List.of("mail", "stop"), said());
    }

    /** The program works again. */
    private void repair() throws IOException {
        Files.delete(home.resolve("bin/regent"));
        Files.delete(home.resolve("bin"));
        install();
    }

    private Companionship of(String... arguments) throws IOException {
        return Companionship.of(options(arguments), List.of(arguments), log);
    }

    private static DaemonOptions options(String... arguments) {
        var surroundings = new CommandLine.Surroundings("regent", "1", "host");
        var outcome = CommandLine.read(arguments, surroundings);
        return assertInstanceOf(CommandLine.Start.class, outcome).options();
    }

    private static void follow(Companionship companionship, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SourceReader disk = (_, _) -> new SourceReader.Answer.Text(bytes);
        var loaded =
                ConfigLoader.load(Path.of("f"), new Surroundings.FilesOnly(disk), Audience.VRRP);
        companionship.follow(loaded.asRead(), loaded.needed().contains(Audience.BALANCER));
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(home.resolve("said")).stream().map(String::strip).toList();
    }
}
