package io.regent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the family that every kernel has: the one that knows the others. */
@Tag("kernel")
@Timeout(30)
class GenericClientKernelTest {

    private static final int GETFAMILY = 3;
    private static final int ATTR_FAMILY_NAME = 2;
    private static final int GETPOLICY = 10;
    private static final int NO_COMMAND = 200;

    private record Ask(int command, String family) implements GenericRequest {
        @Override
        public String name() {
            return "question for " + family;
        }

        @Override
        public void writeAttributes(MessageWriter out) {
            if (!family.isEmpty()) out.attributeText(ATTR_FAMILY_NAME, family);
        }
    }

    @Test
    void aDumpTellsEveryFamily() throws Exception {
        try (var client = GenericClient.open("nlctrl", 2, 1000)) {
            List<String> names = names();
            client.dump(new Ask(GETFAMILY, ""), listener(names));
            assertTrue(names.contains("nlctrl"), names::toString);
            List<String> one = names();
            client.get(new Ask(GETFAMILY, "nlctrl"), listener(one));
            assertEquals(List.of("nlctrl"), one);
        }
    }

    @Test
    void eachRequestOfManyHasItsAnswer() throws Exception {
        try (var client = GenericClient.open("nlctrl", 2, 1000)) {
            var requests = new ArrayList<Ask>();
            for (int i = 0; i < 350; i++) {
                requests.add(new Ask(i % 50 == 7 ? GETFAMILY : NO_COMMAND, "nlctrl"));
            }
            var answers = new ArrayList<Answer>();
            client.change(requests, answers);
            assertEquals(350, answers.size());
            for (int i = 0; i < 350; i++) {
                assertEquals(i % 50 == 7 ? 0 : Errno.EOPNOTSUPP.number(), answers.get(i).errno());
            }
        }
    }

    @Test
    void aFamilyThatIsNotThereIsNamed() {
        var refused =
                assertThrows(
                        ErrnoException.class, () -> GenericClient.open("nobody-here", 1, 1000));
        assertEquals(Errno.ENOENT.number(), refused.errno());
        assertEquals(
                "generic netlink family nobody-here: ENOENT (2, No such file or directory)",
                refused.getMessage());
    }

    @Test
    void aDumpThatIsRefusedThrows() throws Exception {
        try (var client = GenericClient.open("nlctrl", 2, 1000)) {
            var refused =
                    assertThrows(
                            ErrnoException.class,
                            () -> client.dump(new Ask(GETPOLICY, "nobody"), listener(names())));
            assertEquals(Errno.ENOENT.number(), refused.errno());
        }
    }

    private static List<String> names() {
        return new ArrayList<>();
    }

    private static GenericClient.Listener listener(List<String> names) {
        return new GenericClient.Listener() {
            @Override
            public void restarted() {
                names.clear();
            }

            @Override
            public void message(AttributeReader attributes) {
                while (attributes.next()) {
                    if (attributes.type() == ATTR_FAMILY_NAME) names.add(attributes.text());
                }
            }
        };
    }
}
