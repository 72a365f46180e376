package io.regent.testkernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ipvs")
final class TestKernelTest {
    @Test
    void virtualServersAreThere() throws Exception {
        assertEquals(true, Files.exists(Path.of("/proc/net/ip_vs")));
    }
}
