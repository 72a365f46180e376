package io.regent.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ModprobeTest {

    @TempDir private Path folder;
    private Path program;
    private Path programFile;
    private Path loaded;

    @BeforeEach
    void thereIsAProgram() throws IOException {
        program = folder.resolve("my modprobe");
        programFile = folder.resolve("modprobe");
        loaded = Files.createDirectory(folder.resolve("module"));
        Files.writeString(programFile, program + "\n");
    }

    @Test
    void runsTheProgramThatTheKernelNamesWithoutAShell() throws IOException {
        write("for each; do echo \"<$each>\"; done >" + folder.resolve("arguments"));
        assertEquals(Optional.empty(), load("ip_vs_wrr; $(false) 'x'"));
        assertEquals(
                List.of("<-->", "<ip_vs_wrr; $(false) 'x'>"),
                Files.readAllLines(folder.resolve("arguments")));
    }

    @Test
    void aModuleThatIsThereNeedsNoProgram() throws IOException {
        write("touch " + folder.resolve("was-run"));
        Files.createDirectory(loaded.resolve("ip_vs"));
        assertEquals(Optional.empty(), load("ip_vs"));
        assertFalse(Files.exists(folder.resolve("was-run")));
    }

    @Test
    void saysHowTheProgramFailed() throws IOException {
        write("exit 3");
        assertEquals(Optional.of(program + " ip_vs ended with status 3"), load("ip_vs"));
        write("kill -TERM $$");
        assertEquals(Optional.of(program + " ip_vs was ended by signal 15"), load("ip_vs"));
    }

    @Test
    void aProgramThatHangsIsEnded() throws IOException {
        write("sleep 60");
        var impatient = new Modprobe(programFile, loaded, Duration.ofMillis(200));
        assertEquals(
                Optional.of(program + " ip_vs was ended by signal 9"), impatient.load("ip_vs"));
    }

    @Test
    void saysWhyThereIsNothingToRun() throws IOException {
        Files.writeString(programFile, "\n");
        assertEquals(
                Optional.of("loading of modules is switched off (" + programFile + " is empty)"),
                load("ip_vs"));
        Files.writeString(programFile, "/nowhere/modprobe\n");
        assertEquals(
                Optional.of("execute /nowhere/modprobe: ENOENT (2, No such file or directory)"),
                load("ip_vs"));
        Files.delete(programFile);
        assertEquals(
                Optional.of("this kernel cannot load modules (no " + programFile + ")"),
                load("ip_vs"));
    }

    private Optional<String> load(String module) {
        return new Modprobe(programFile, loaded, Duration.ofSeconds(20)).load(module);
    }

    private void write(String script) throws IOException {
        Files.deleteIfExists(program);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
