package io.regent.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lint fires on its mistake, not on the correction, and not when it is silenced. */
class LintTest {

    private static final String SOUND =
            """
            global_defs {
                router_id node1
                enable_script_security
            }
            vrrp_script web {
                script "/usr/bin/true"
                interval 2
                timeout 1
                weight -60
            }
            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                priority 150
                version 3
                advert_int 0.5
                virtual_ipaddress {
                    192.0.2.10/24 label eth0:1
                    192.0.2.11/24
                }
                track_script {
                    web
                }
            }
            """;

    /** The sound file with replacements: {@code @} marks where a comment may silence the lint. */
    record Mistake(Lint lint, List<String> replacements) {
        String text(String comment) {
            String text = SOUND;
            for (int i = 0; i < replacements.size(); i += 2) {
                assertTrue(text.contains(replacements.get(i)), replacements.get(i));
                text = text.replace(replacements.get(i), replacements.get(i + 1));
            }
            return text.replace("@", comment);
        }

        @Override
        public String toString() {
            return lint.id();
        }
    }

    private static final String VERSION = "version 3\n    advert_int 0.5";

    private static Mistake mistake(Lint lint, String... replacements) {
        return new Mistake(lint, List.of(replacements));
    }

    private static String password(String password) {
        return "version 2\nauthentication {\nauth_type PASS @\nauth_pass " + password + " @\n}";
    }

    private static String secondInstance(String interfaceName, int id, String address) {
        return """
        vrrp_instance VI_2 {
            interface %s
            virtual_router_id %s @
            virtual_ipaddress {
                %s @
            }
        }
        global_defs\
        """
                .formatted(interfaceName, id, address);
    }

    private static final Mistake SAME_ROUTER_ID =
            mistake(
                    Lint.DUPLICATE_ROUTER_ID,
                    "global_defs",
                    secondInstance("eth0", 51, "192.0.2.20/24"));

    static List<Mistake> mistakes() {
        return List.of(
                mistake(Lint.AUTH_PASS_CUT, VERSION, password("ninebytes")),
                mistake(Lint.PLAIN_TEXT_PASSWORD, VERSION, password("secret")),
                mistake(Lint.MASTER_WITH_NOPREEMPT, VERSION, VERSION + "\nnopreempt @"),
                mistake(Lint.STATE_AGAINST_PRIORITY, "priority 150", "priority 99 @"),
                mistake(
                        Lint.STATE_AGAINST_PRIORITY,
                        "state MASTER",
                        "state BACKUP",
                        "priority 150",
                        "priority 201 @"),
                mistake(
                        Lint.MASTER_WITHOUT_PRIORITY,
                        "priority 150",
                        "",
                        "state MASTER",
                        "state MASTER @"),
                mistake(Lint.OWNER_PRIORITY, "priority 150", "priority 255 @"),
                mistake(
                        Lint.WEIGHT_WITHOUT_EFFECT,
                        "priority 150",
                        "priority 254",
                        "        web\n",
                        "web weight 10 @\n"),
                mistake(Lint.SMALL_WEIGHT, "        web\n", "web weight -49 @\n"),
                mistake(Lint.ADDRESS_OUTSIDE_NETWORK, "192.0.2.11/24", "192.0.3.11/24 @"),
                mistake(Lint.INTERFACE_NOT_HERE, "interface eth0", "interface eth9 @"),
                mistake(
                        Lint.DUPLICATE_ADDRESS,
                        "        192.0.2.11/24",
                        "        192.0.2.11/24 @",
                        "global_defs",
                        secondInstance("eth1", 52, "192.0.2.11/24")),
                mistake(Lint.ADDRESS_WITHOUT_PREFIX, "192.0.2.11/24", "192.0.2.11 @"),
                mistake(Lint.LABEL_WITHOUT_INTERFACE, "label eth0:1", "label eth1:1 @"),
                mistake(Lint.SUBSECOND_ADVERT, VERSION, "version 2\nadvert_int 0.5 @"),
                mistake(Lint.SCRIPT_TIMEOUT, "timeout 1", "timeout 3 @"),
                mistake(
                        Lint.UNTRACKED_SCRIPT,
                        "vrrp_script web {",
                        "vrrp_script other { @\nscript /bin/true\n}\nvrrp_script web {"),
                mistake(
                        Lint.ROUTER_ID_MISSING,
                        "global_defs {\n    router_id node1",
                        "global_defs { @"),
                mistake(
                        Lint.UNKNOWN_LINT,
                        "state MASTER",
                        "@\n#regent: ignore no-such-lint\nstate MASTER"));
    }

    @Test
    void aSoundFileGivesNoRemark() {
        assertEquals(List.of(), TestSite.check(SOUND));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFoundOnceAndWithItsSeverity(Mistake mistake) {
        var found = found(mistake.lint, mistake.text(""));
        assertEquals(1, found.size(), mistake::toString);
        assertEquals(mistake.lint.severity(), found.getFirst().problem().severity());
        assertTrue(found.getFirst().explanation().isPresent());
        assertTrue(found.getFirst().problem().remedy().isPresent());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aCommentOnTheLineSilencesIt(Mistake mistake) {
        String id = mistake.lint.id();
        assertEquals(
                List.of(),
                found(mistake.lint, mistake.text("#regent: ignore small-change, " + id)));
        assertEquals(List.of(), found(mistake.lint, mistake.text("! regent: ignore " + id)));
        String other = mistake.text("#regent: ignore duplicate-router-id");
        assertEquals(1, found(mistake.lint, other).size());
    }

    @Test
    void anErrorCannotBeSilenced() {
        assertEquals(1, found(SAME_ROUTER_ID.lint, SAME_ROUTER_ID.text("")).size());
        String silenced = SAME_ROUTER_ID.text("#regent: ignore duplicate-router-id");
        assertEquals(1, found(SAME_ROUTER_ID.lint, silenced).size());
    }

    @Test
    void whatTheReaderSaysTooIsSaidOnce() {
        for (Mistake mistake : mistakes()) {
            if (!mistake.lint.restatesReader()) continue;
            Remark remark = found(mistake.lint, mistake.text("")).getFirst();
            for (Remark other : TestSite.check(mistake.text(""))) {
                boolean samePlace = other.problem().at().equals(remark.problem().at());
                assertFalse(samePlace && other.lint().isEmpty(), other::toString);
            }
        }
    }

    @Test
    void aCommentAloneOnItsLineCountsForTheLineBelowOnly() {
        String above =
                SOUND.replace("priority 150", "#regent: ignore owner-priority\npriority 255");
        assertEquals(List.of(), found(Lint.OWNER_PRIORITY, above));
        String tooFar =
                SOUND.replace("priority 150", "#regent: ignore owner-priority\n\npriority 255");
        assertEquals(1, found(Lint.OWNER_PRIORITY, tooFar).size());
        String behindAnother =
                SOUND.replace(
                        "    priority 150",
                        "version 3 #regent: ignore owner-priority\npriority 255");
        assertEquals(1, found(Lint.OWNER_PRIORITY, behindAnother).size());
    }

    @Test
    void aCommentDoesNotCountForTheLinesAboveIt() {
        String below = text("priority 150", "priority 255\n#regent: ignore owner-priority");
        assertEquals(1, found(Lint.OWNER_PRIORITY, below).size());
    }

    @Test
    void scriptsThatCannotRunOrAreUnsafeAreShownWhereTheyAreNamed() {
        var broken =
                new TestSite()
                        .with("k.conf", SOUND)
                        .withTrouble("/usr/bin/true", new Site.ScriptTrouble(false, "not there"))
                        .check(Tongue.ENGLISH);
        assertEquals(List.of("script-not-runnable"), broken.stream().map(Remark::rule).toList());
        assertEquals(6, broken.getFirst().problem().at().line().number());
        var unsafe =
                new TestSite()
                        .with("k.conf", SOUND)
                        .withTrouble("/usr/bin/true", new Site.ScriptTrouble(true, "open to all"))
                        .check(Tongue.ENGLISH);
        assertEquals(List.of("script-writable"), unsafe.stream().map(Remark::rule).toList());
    }

    @Test
    void theLimitsThemselvesAreFine() {
        assertEquals(List.of(), found(Lint.AUTH_PASS_CUT, text(VERSION, password("8-bytes."))));
        String master = text("priority 150", "priority 100");
        assertEquals(List.of(), found(Lint.STATE_AGAINST_PRIORITY, master));
        String backup = text("state MASTER", "state BACKUP", "priority 150", "priority 200");
        assertEquals(List.of(), found(Lint.STATE_AGAINST_PRIORITY, backup));
        String weight = text("        web\n", "web weight -50\n");
        assertEquals(List.of(), found(Lint.SMALL_WEIGHT, weight));
        assertEquals(List.of(), found(Lint.SCRIPT_TIMEOUT, text("timeout 1", "timeout 2")));
        String elsewhere = text("192.0.2.11/24", "198.51.100.1/24 dev eth1");
        assertEquals(List.of(), found(Lint.ADDRESS_OUTSIDE_NETWORK, elsewhere));
    }

    @Test
    void passwordsAreNeverShown() {
        String[] lines = {
            "auth_pass topsecret", "auth_pass \"topsecret", "auth_pass top topsecret extra"
        };
        for (String line : lines) {
            String text = text(VERSION, password("x").replace("auth_pass x @", line));
            for (Remark remark : TestSite.check(text)) {
                assertFalse(remark.toString().contains("topsecret"), remark::toString);
            }
        }
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        var remarks = new TestSite().check(Tongue.ENGLISH);
        assertEquals(List.of("file-not-found"), remarks.stream().map(Remark::rule).toList());
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSamePlaces() {
        for (Lint lint : Lint.values()) {
            for (Text text : List.of(lint.message(), lint.explanation(), lint.remedy())) {
                assertFalse(text.english().isBlank());
                assertTrue(text.chinese().codePoints().anyMatch(c -> c > 0x2fff), text::chinese);
                assertEquals(places(text.english()), places(text.chinese()), lint::id);
            }
        }
    }

    @Test
    void messagesComeInTheLanguageAskedFor() {
        var remarks =
                new TestSite()
                        .with("k.conf", text("priority 150", "priority 255"))
                        .check(Tongue.CHINESE);
        assertEquals("优先级 255 表示这台机器是地址的所有者", remarks.getFirst().problem().message());
    }

    private static int places(String format) {
        return format.split("%(\\d\\$)?s", -1).length;
    }

    private static String text(String... replacements) {
        return mistake(Lint.UNKNOWN_LINT, replacements).text("");
    }

    private static List<Remark> found(Lint lint, String text) {
        return TestSite.check(text).stream()
                .filter(remark -> remark.lint().equals(Optional.of(lint)))
                .toList();
    }
}
