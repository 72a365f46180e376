package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lint.Lint;
import io.regent.lint.Remark;
import io.regent.lint.TestSite;
import io.regent.lint.Tongue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three formats, word by word: a change of wording shows as a change here. */
class ReportTest {

    private static final String TEXT =
            """
            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                prority 150
                authentication {
                    auth_type PASS
                    auth_pass topsecret
                }
                virtual_ipaddress {
                    192.0.2.10/24
                }
            }
            """;

    private static final List<Remark> REMARKS = TestSite.check(TEXT);

    @Test
    void textSaysPlaceReasonAndRemedy() {
        assertEquals(
                """
                k.conf: note: global_defs has no router_id [router-id-missing]
                      = why: The router_id names this machine in mails and dumps. Without one it is the host name, which may be the same on cloned machines.
                      = fix: Write a router_id that no other node has.
                k.conf:2:5: warning: state MASTER without a priority means priority 255 [master-without-priority]
                    2 |     state MASTER
                      |     ^^^^^^^^^^^^
                      = why: Priority 255 belongs to a machine that owns the addresses: tracked scripts and interfaces then cannot lower it, and nopreempt is ignored.
                      = fix: Write a priority, such as 150.
                k.conf:5:5: error: unknown keyword 'prority' in vrrp_instance [unknown-keyword]
                    5 |     prority 150
                      |     ^^^^^^^
                      = did you mean: priority
                k.conf:7:9: note: auth_type PASS sends the password in clear [plain-text-password]
                    7 |         auth_type PASS
                      |         ^^^^^^^^^^^^^^
                      = why: Everybody on the network can read it in every advert. It keeps apart set-ups that share a network by mistake, and stops nobody who means harm.
                      = fix: Use a password that is used nowhere else, and keep strangers off the network or filter IP protocol 112. auth_hmac signs adverts, where all nodes know it (keepalived 2.4.3).
                k.conf:8:9: warning: auth_pass is cut to its first 8 bytes [auth-pass-cut]
                    8 |         auth_pass *********
                      |         ^^^^^^^^^^^^^^^^^^^
                      = why: An advert of version 2 has room for 8 bytes. Two passwords that differ only behind the eighth byte are the same password.
                      = fix: Use at most 8 bytes, the same on all nodes.
                1 error, 2 warnings, 2 notes
                """,
                new TextReport(Tongue.ENGLISH, false).of(REMARKS));
    }

    @Test
    void coloursAddNothingButColour() {
        String plain = new TextReport(Tongue.ENGLISH, false).of(REMARKS);
        String coloured = new TextReport(Tongue.ENGLISH, true).of(REMARKS);
        assertTrue(coloured.contains("\033[31;1merror:\033[m"), coloured);
        assertEquals(plain, coloured.replaceAll("\033\\[[0-9;]*m", ""));
    }

    @Test
    void labelsAndSummaryFollowTheLanguage() {
        String report = new TextReport(Tongue.CHINESE, false).of(REMARKS);
        assertTrue(report.contains("k.conf:5:5: 错误: "), report);
        assertTrue(report.endsWith("1 个错误，2 个警告，2 个提示\n"), report);
    }

    @Test
    void jsonHasEveryProblemWithItsPlace() {
        Object json = JsonValue.parse(JsonReport.of(List.of(Path.of("k.conf")), REMARKS));
        assertEquals(List.of("k.conf"), JsonValue.get(json, "files"));
        assertEquals(5, ((List<?>) JsonValue.get(json, "problems")).size());
        Object typo = JsonValue.get(json, "problems", 2);
        assertEquals("unknown-keyword", JsonValue.get(typo, "rule"));
        assertEquals("error", JsonValue.get(typo, "severity"));
        assertEquals(5L, JsonValue.get(typo, "line"));
        assertEquals(5L, JsonValue.get(typo, "column"));
        assertEquals(12L, JsonValue.get(typo, "endColumn"));
        assertEquals("    prority 150", JsonValue.get(typo, "source"));
        assertEquals("priority", JsonValue.get(typo, "suggestion"));
        assertEquals(1L, JsonValue.get(json, "summary", "errors"));
        assertEquals(2L, JsonValue.get(json, "summary", "warnings"));
    }

    @Test
    void sarifNamesEveryRuleAndPlacesEveryResult() {
        Object log = JsonValue.parse(SarifReport.of(REMARKS, Tongue.ENGLISH));
        assertEquals("2.1.0", JsonValue.get(log, "version"));
        Object run = JsonValue.get(log, "runs", 0);
        Object rules = JsonValue.get(run, "tool", "driver", "rules");
        assertEquals(Lint.values().length, ((List<?>) rules).size());
        Object cut = JsonValue.get(run, "results", 4);
        assertEquals("auth-pass-cut", JsonValue.get(cut, "ruleId"));
        assertEquals("warning", JsonValue.get(cut, "level"));
        Object place = JsonValue.get(cut, "locations", 0, "physicalLocation");
        assertEquals("k.conf", JsonValue.get(place, "artifactLocation", "uri"));
        assertEquals(8L, JsonValue.get(place, "region", "startLine"));
        assertEquals(9L, JsonValue.get(place, "region", "startColumn"));
    }

    @Test
    void noReportShowsThePassword() {
        String all =
                new TextReport(Tongue.ENGLISH, false).of(REMARKS)
                        + JsonReport.of(List.of(), REMARKS)
                        + SarifReport.of(REMARKS, Tongue.ENGLISH);
        assertTrue(!all.contains("topsecret") && !all.contains("topsecre"), all);
    }

    @Test
    void stringsInJsonAreEscaped() {
        String text = "a\"b\\c\n\u0001é备";
        String json = new JsonWriter().array().value(text).value(true).endArray().toString();
        assertEquals("[\n  \"a\\\"b\\\\c\\u000a\\u0001é备\",\n  true\n]\n", json);
        assertEquals("[]\n", new JsonWriter().array().endArray().toString());
        JsonValue.parse(json);
    }
}
