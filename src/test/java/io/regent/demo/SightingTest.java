package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.demo.Sighting.ArpAnswer;
import io.regent.demo.Sighting.Page;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightingTest {

    @Test
    void aLineReadsBackAsWhatWasSeen() {
        var page = new Page("www", false, 12, 34, "Connect timed out");
        var answer = new ArpAnswer("192.168.200.160", "02:00:c0:a8:c8:97", 12, -34);
        assertEquals(Optional.of(page), Sighting.parse(page.line()));
        assertEquals(Optional.of(answer), Sighting.parse(answer.line()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OpenJDK 64-Bit Server VM warning: something",
                "page www true 1",
                "page www true one 2 x",
                "arp 192.168.200.160 02:00:c0:a8:c8:97 1 2 3"
            })
    void otherLinesAreNoSightings(String line) {
        assertEquals(Optional.empty(), Sighting.parse(line));
    }
}
