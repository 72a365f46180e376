package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/**
 * The page is written anew with {@code -Dregent.rewrite=true}, so that a change of the tables shows
 * as a change of the page.
 */
class KeywordReferenceTest {

    private static final Path PAGE = Path.of("docs", "keyword-reference.md");
    private static final Path DIFFERENCES = Path.of("docs", "keepalived-compatibility.md");
    private static final String MARK = "<!-- generated from the keyword tables -->\n";

    @Test
    void theReferencePageIsUpToDate() throws IOException {
        String page = KeywordReference.markdown();
        if (Boolean.getBoolean("regent.rewrite")) Files.writeString(PAGE, page);
        assertEquals(Files.readString(PAGE), page);
    }

    /** The page on what differs from keepalived ends with what the tables say. */
    @Test
    void thePageOnDifferencesNamesEveryKeywordThatIsNotActive() throws IOException {
        String page = Files.readString(DIFFERENCES);
        String written = page.substring(0, page.indexOf(MARK) + MARK.length());
        String expected = written + "\n" + KeywordReference.notActive();
        if (Boolean.getBoolean("regent.rewrite")) Files.writeString(DIFFERENCES, expected);
        assertEquals(Files.readString(DIFFERENCES), expected);
    }

    @Test
    void aRowSaysAllThatIsDeclared() {
        assertEquals(
                "| `priority` | a whole number, 1 to 255 | 100, or 255 with `state MASTER` | refused"
                        + " | active | Weight in the election; 255 owns the addresses. |",
                KeywordReference.row(InstanceKeywords.PRIORITY));
    }

    @Test
    void noBlockKnowsAKeywordTwice() {
        for (var table : Language.TABLES) {
            var seen = new HashSet<String>();
            for (String name : table.names()) {
                assertTrue(seen.add(name), table.name() + " " + name);
            }
        }
    }

    /** The counts of the manual's blocks (inventory 12), and what our tables know of each. */
    @Test
    void everyKeywordOfKeepalivedIsKnown() {
        assertEquals(25, table("the top of the file").names().size());
        assertEquals(140, table("global_defs").names().size());
        assertEquals(70, table("vrrp_instance").names().size());
        assertEquals(8, table("vrrp_script").names().size());
        assertEquals(15, table("vrrp_sync_group").names().size());
        assertEquals(39, table("virtual_server").names().size());
        assertEquals(26, table("real_server").names().size());
        assertEquals(21, table("SSL_GET").names().size());
        assertEquals(17, table("UDP_CHECK").names().size());
    }

    private static BlockTable table(String name) {
        return Language.TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
