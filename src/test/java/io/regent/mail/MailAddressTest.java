package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "root@here.test | root@here.test | root@here.test",
                "<root@here.test> | root@here.test | root@here.test",
                "Jane Doe <j@x.test> | Jane Doe <j@x.test> | j@x.test",
                "\"Jane Doe\" <j@x.test> | Jane Doe <j@x.test> | j@x.test",
                "Doe, Jane<j@x.test> | \"Doe, Jane\" <j@x.test> | j@x.test",
                "J. \"Jo\" Doe <j@x.test> | \"J. \\\"Jo\\\" Doe\" <j@x.test> | j@x.test",
                "a <b> <j@x.test> | \"a <b>\" <j@x.test> | j@x.test",
                "root | root | root",
                "Jane <j@x.test | Jane <j@x.test | Jane <j@x.test",
                "'' | '' | ''",
            })
    void headersHaveTheNameAndEnvelopesTheAddress(String text, String header, String envelope) {
        var address = MailAddress.parse(text);
        assertEquals(header, address.header());
        assertEquals(envelope, address.address());
    }
}
