package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.mail.MailState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanionInputTest {

    private final List<CompanionMessage> heard = new ArrayList<>();

    /** Gives one byte each time it is read, as a slow pipe may. */
    private static InputStream drop(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, 1);
            }
        };
    }

    @Test
    void aLineIsHeardWholeHoweverItComes() {
        var input =
                new CompanionInput(drop("reload\ninstance FAULT Gr\u00fc\u00dfe\nnonsense\ndu"));
        while (input.read(heard::add)) {
            // On to the end.
        }
        assertEquals(
                List.of(
                        new CompanionMessage.Reload(),
                        new CompanionMessage.InstanceNews("Gr\u00fc\u00dfe", MailState.FAULT)),
                heard);
    }

    @Test
    void manyLinesThatComeAtOnceAreHeardOneByOne() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1000; i++) lines.append("inactive ").append(i % 255).append(" V\n");
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        var input = new CompanionInput(new ByteArrayInputStream(bytes));
        assertTrue(input.read(heard::add));
        // Only what was asked for is taken from the pipe, so that the rest of it wakes a poller.
        assertTrue(heard.size() < 1000);
        while (input.read(heard::add)) {
            // On to the end.
        }
        assertEquals(1000, heard.size());
        assertFalse(input.read(heard::add));
    }
}
