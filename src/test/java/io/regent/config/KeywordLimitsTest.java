package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Severity;
import io.regent.config.problem.Span;
import io.regent.config.syntax.BlockTree;
import io.regent.config.syntax.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword at both limits, beyond both, and absent. */
class KeywordLimitsTest {

    /**
     * block | keyword | default | values and what they are read as | values that are refused. A
     * value is separated from its meaning by {@code =>}; values from each other by {@code ;}.
     */
    private static final String TABLE =
            """
            global_defs | router_id | - | a=>a ; "two words"=>two words | ""
            global_defs | notification_email | - | { a@b c@d }=>[a@b, c@d] ; { }=>[] |
            global_defs | notification_email_from | - | a@b=>a@b | ""
            global_defs | smtp_server | - | mail=>Server[host=mail, port=25] ; 1.2.3.4 1=>Server[host=1.2.3.4, port=1] ; h 65535=>Server[host=h, port=65535] | h 0 ; h 65536 ; h x
            global_defs | smtp_helo_name | - | me=>me | ""
            global_defs | smtp_connect_timeout | PT30S | 0=>PT0S ; 1=>PT1S ; 4294=>PT1H11M34S | -1 ; 4295 ; x
            global_defs | smtp_alert | false | on=>true ; off=>false ; =>true | 1
            global_defs | smtp_alert_vrrp | false | on=>true ; off=>false ; =>true | 1
            global_defs | smtp_alert_checker | false | on=>true ; off=>false ; =>true | 1
            global_defs | script_user | - | u=>ScriptUser[user=u, group=Optional.empty] ; u g=>ScriptUser[user=u, group=Optional[g]] |
            global_defs | enable_script_security | false | =>true |
            global_defs | vrrp_version | 2 | 2=>2 ; 3=>3 | 1 ; 4 ; x ; 2x ; 99999999999999999999
            global_defs | vrrp_mcast_group4 | 224.0.0.18 | 224.0.0.0=>224.0.0.0 ; 239.255.255.255=>239.255.255.255 | 223.255.255.255 ; 240.0.0.0 ; ff02::12 ; x
            global_defs | vrrp_garp_master_delay | PT5S | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295 ; x
            global_defs | vrrp_garp_master_repeat | 5 | 0=>1 ; 1=>1 ; 2147483647=>2147483647 | -1 ; 2147483648 ; x
            global_defs | vrrp_garp_master_refresh | PT0S | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            global_defs | vrrp_garp_master_refresh_repeat | 1 | 0=>1 ; 2=>2 | -1 ; x
            global_defs | vrrp_garp_lower_prio_delay | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            global_defs | vrrp_garp_lower_prio_repeat | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | vrrp_garp_interval | PT0S | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296 ; x ; 1.x ; . ; -1
            global_defs | vrrp_gna_interval | PT0S | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296
            global_defs | vrrp_min_garp | false | true=>true ; no=>false ; =>true | maybe
            global_defs | vrrp_down_timer_adverts | 3 | 1=>1 ; 100=>100 | 0 ; 101
            global_defs | vrrp_lower_prio_no_advert | false | yes=>true ; false=>false | 2
            global_defs | vrrp_higher_prio_send_advert | false | yes=>true ; false=>false | 2
            global_defs | vrrp_owner_ignore_adverts | false | yes=>true ; false=>false | 2
            global_defs | vrrp_skip_check_adv_addr | false | yes=>true ; false=>false | 2
            global_defs | vrrp_strict | false | no=>false | yes
            global_defs | v3_checksum_as_v2 | false | yes=>true ; false=>false | 2
            global_defs | vrrp_startup_delay | PT0S | 0.001=>PT0.001S ; 4294.967295=>PT1H11M34.967295S | 0.0009 ; 4294.967296
            global_defs | log_unknown_vrids | false | =>true |
            global_defs | default_interface | eth0 | a=>a ; fifteen-letters=>fifteen-letters | sixteen--letters ; ""
            global_defs | dynamic_interfaces | false | =>true ; allow_if_changes=>true | off
            global_defs | vrrp_priority | - | -20=>-20 ; 19=>19 | -21 ; 20
            global_defs | vrrp_no_swap | false | =>true |
            global_defs | vrrp_rt_priority | - | 1=>1 ; 99=>99 | 0 ; 100
            global_defs | vrrp_rlimit_rttime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | vrrp_rlimit_rtime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | max_auto_priority | - | -1=>-1 ; 99=>99 ; =>99 | -2 ; 100
            global_defs | min_auto_priority_delay | 1000000 | 1=>1 ; 10000000=>10000000 | 0 ; 10000001
            global_defs | vrrp_notify_priority_changes | false | yes=>true ; false=>false | 2
            vrrp_script | script | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] ; "/a b 'c d'"=>ScriptCommand[argv=[/a, b, c d], user=Optional.empty] | "" ; "  "
            vrrp_script | interval | PT1S | 0=>PT0S ; 0.001=>PT0.001S ; 4294.967=>PT1H11M34.967S | -1 ; 4294.968
            vrrp_script | timeout | - | 0=>PT0S ; 4294.967=>PT1H11M34.967S | -1 ; 4294.968
            vrrp_script | weight | Weight[value=0, reverse=false] | -253=>Weight[value=-253, reverse=false] ; 253 reverse=>Weight[value=253, reverse=true] ; 254=>Weight[value=253, reverse=false] ; -254=>Weight[value=-253, reverse=false] | -255 ; 255 ; x ; 1 backwards
            vrrp_script | rise | 1 | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            vrrp_script | fall | 1 | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            vrrp_script | user | - | u=>ScriptUser[user=u, group=Optional.empty] |
            vrrp_script | init_fail | false | =>true |
            vrrp_instance | state | - | MASTER=>MASTER ; BACKUP=>BACKUP | FAULT ; master
            vrrp_instance | interface | - | eth0=>eth0 | sixteen--letters
            vrrp_instance | virtual_router_id | - | 1=>1 ; 255=>255 | 0 ; 256 ; -1 ; 1.5
            vrrp_instance | priority | - | 1=>1 ; 255=>255 | 0 ; 256 ; x
            vrrp_instance | version | - | 2=>2 ; 3=>3 | 1 ; 4
            vrrp_instance | advert_int | PT1S | 0.01=>PT0.01S ; 255=>PT4M15S | 0.009999 ; 255.000001 ; 0
            vrrp_instance | authentication | - | { }=>Values |
            vrrp_instance | mcast_src_ip | - | 10.0.0.1=>10.0.0.1 | 224.0.0.1 ; fe80::1 ; x
            vrrp_instance | mcast_dst_ip | - | 224.0.0.1=>224.0.0.1 | 10.0.0.1 ; ff02::1
            vrrp_instance | preempt | - | =>true |
            vrrp_instance | nopreempt | false | =>true |
            vrrp_instance | preempt_delay | PT0S | 0=>PT0S ; 1000=>PT16M40S | -1 ; 1000.000001
            vrrp_instance | down_timer_adverts | - | 1=>1 ; 100=>100 | 0 ; 101
            vrrp_instance | dont_track_primary | false | =>true |
            vrrp_instance | lower_prio_no_advert | - | on=>true ; off=>false | x
            vrrp_instance | higher_prio_send_advert | - | on=>true ; off=>false | x
            vrrp_instance | owner_ignore_adverts | - | on=>true ; off=>false | x
            vrrp_instance | skip_check_adv_addr | - | on=>true ; off=>false | x
            vrrp_instance | v3_checksum_as_v2 | - | on=>true ; off=>false | x
            vrrp_instance | strict_mode | - | off=>false | on
            vrrp_instance | accept | true | =>true |
            vrrp_instance | virtual_ipaddress | - | { }=>[] | { x }
            vrrp_instance | virtual_ipaddress_excluded | - | { }=>[] | { x }
            vrrp_instance | no_virtual_ipaddress | false | =>true |
            vrrp_instance | track_interface | - | { }=>[] | { a weight 255 } ; { a weight } ; { a heavy }
            vrrp_instance | track_script | - | { }=>[] | { a weight -255 } ; { a weight x }
            vrrp_instance | notify_master | - | /a u g=>ScriptCommand[argv=[/a], user=Optional[ScriptUser[user=u, group=Optional[g]]]] | ""
            vrrp_instance | notify_backup | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_fault | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_stop | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_deleted | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            vrrp_instance | notify_master_rx_lower_pri | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_priority_changes | - | on=>true ; off=>false | x
            vrrp_instance | smtp_alert | - | on=>true ; off=>false | x
            vrrp_instance | debug | 0 | 0=>0 ; 4=>4 | -1 ; 5
            vrrp_instance | garp_master_delay | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            vrrp_instance | garp_master_repeat | - | 0=>1 ; 2147483647=>2147483647 | -1 ; 2147483648
            vrrp_instance | garp_master_refresh | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            vrrp_instance | garp_master_refresh_repeat | - | 0=>1 ; 3=>3 | -1
            vrrp_instance | garp_lower_prio_delay | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            vrrp_instance | garp_lower_prio_repeat | - | 0=>0 ; 3=>3 | -1
            authentication | auth_type | - | PASS=>PASS ; AH=>AH | pass ; simple
            authentication | auth_pass | - | 1=>1 ; 123456789=>123456789 | ""
            """;

    private static final List<BlockTable> BLOCKS =
            List.of(
                    GlobalKeywords.TABLE,
                    ScriptKeywords.TABLE,
                    InstanceKeywords.TABLE,
                    AuthenticationKeywords.TABLE);

    record Row(BlockTable table, Keyword<?> keyword, String fallback, String good, String bad) {
        @Override
        public String toString() {
            return table.name() + " / " + keyword.name();
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(KeywordLimitsTest::row);
    }

    private static Row row(String line) {
        String[] cells = line.split(" \\|", -1);
        var table =
                BLOCKS.stream().filter(t -> t.name().equals(cells[0])).findFirst().orElseThrow();
        Keyword<?> keyword = table.declared(cells[1].trim());
        assertNotNull(keyword, line);
        return new Row(table, keyword, cells[2].trim(), cells[3], cells[4]);
    }

    @Test
    void noKeywordIsForgotten() {
        var tested = new TreeSet<String>();
        rows().forEach(row -> tested.add(row.toString()));
        var declared = new TreeSet<String>();
        for (var table : BLOCKS) {
            for (var keyword : table.declared()) {
                declared.add(table.name() + " / " + keyword.name());
            }
        }
        assertEquals(declared, tested);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesWithinTheLimitsAreRead(Row row) {
        for (String cell : cells(row.good())) {
            String[] parts = cell.split("=>", -1);
            var problems = new Problems();
            Object value = read(row, parts[0].trim(), problems);
            assertNotNull(value, () -> cell + ": " + ProblemRenderer.render(problems.sorted()));
            if (!parts[1].equals("Values")) assertEquals(parts[1].trim(), value.toString(), cell);
            assertFalse(problems.hasErrors(), () -> ProblemRenderer.render(problems.sorted()));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesBeyondTheLimitsLeadToWhatTheTableDeclares(Row row) {
        for (String cell : cells(row.bad())) {
            var problems = new Problems();
            read(row, cell.trim(), problems);
            List<Severity> severities =
                    problems.sorted().stream()
                            .map(Problem::severity)
                            .filter(severity -> severity != Severity.NOTE)
                            .toList();
            assertTrue(
                    severities.contains(severityOf(row.keyword().onInvalid())),
                    () -> row + " " + cell + ": " + problems.sorted());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDefaultIsTheOneOfTheManual(Row row) {
        String declared =
                row.keyword().fallback() instanceof Default.Fixed<?>(var value)
                        ? value.toString()
                        : "-";
        assertEquals(row.fallback(), declared);
        var empty = new Values(new Statement(List.of(), Span.wholeFile("f"), null));
        assertNull(empty.get(row.keyword()));
    }

    private static Severity severityOf(OnInvalid reaction) {
        return reaction == OnInvalid.IGNORE_LINE ? Severity.WARNING : Severity.ERROR;
    }

    private static List<String> cells(String text) {
        if (text.isBlank()) return List.of();
        var cells = new ArrayList<String>();
        for (String cell : text.split(" ; ", -1)) cells.add(cell);
        return cells;
    }

    private static @Nullable Object read(Row row, String value, Problems problems) {
        String text = row.keyword().name() + " " + value;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var statements = BlockTree.read("f", bytes, new TableGrammar(), problems);
        var values = new Values(new Statement(List.of(), Span.wholeFile("f"), null));
        BlockReader.read(row.table(), statements, values, problems);
        return values.get(row.keyword());
    }
}
