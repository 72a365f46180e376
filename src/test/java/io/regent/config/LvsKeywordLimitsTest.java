package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword of load balancing at both limits, beyond both, and absent. */
class LvsKeywordLimitsTest {

    /** Rows as {@link LimitRow} has them; all blocks that are named share one keyword. */
    private static final String TABLE =
            """
            SSL | password | - | a=>a ; "b c"=>b c | ""
            SSL | ca | - | /a=>/a | ""
            SSL | certificate | - | /a=>/a | ""
            SSL | key | - | /a=>/a | ""
            CONNECTING | connect_ip | - | 10.0.0.1=>10.0.0.1 ; fe80::1=>fe80::1 | x ; 10.0.0.256
            CONNECTING | connect_port | - | 1=>1 ; 65535=>65535 | 0 ; 65536 ; x
            CONNECTING | bindto | - | 10.0.0.1=>10.0.0.1 ; ::=>:: | x
            CONNECTING | bind_port | - | 1=>1 ; 65535=>65535 | 0 ; 65536
            CONNECTING | bind_if | - | fifteen-letters=>fifteen-letters | sixteen--letters
            CONNECTING | fwmark | 0 | 0=>0 ; 4294967295=>4294967295 | -1 ; 4294967296 ; x
            CONNECTING,real_server,virtual_server | connect_timeout | - | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296 ; x
            SCHEDULED | retry | - | 0=>0 ; 4294967295=>4294967295 | -1 ; 4294967296 ; 1.5
            real_server,virtual_server | retry | - | 1=>1 ; 4294967295=>4294967295 | 0 ; 4294967296
            SCHEDULED,real_server,virtual_server | delay_before_retry | - | 0=>PT0S ; 4294967295=>PT1193046H28M15S | -1 ; 4294967296
            SCHEDULED,real_server,virtual_server | warmup | - | 0=>PT0S ; 4294967295=>PT1193046H28M15S | -1 ; 4294967296
            SCHEDULED,real_server,virtual_server | delay_loop | - | 0.000001=>PT0.000001S ; 4294967295=>PT1193046H28M15S | 0 ; 4294967296 ; -1
            SCHEDULED,real_server | alpha | - | on=>true ; no=>false ; =>true | 2
            SCHEDULED | log_all_failures | - | on=>true ; off=>false ; =>true | x
            HTTP_GET,SSL_GET | nb_get_retry | - | 0=>0 ; 4294967295=>4294967295 | -1 ; 4294967296
            HTTP_GET,SSL_GET,url,url of HTTP_GET,real_server,virtual_server | virtualhost | - | a.b=>a.b | ""
            HTTP_GET,SSL_GET | http_protocol | - | 1.0=>HTTP_1_0 ; 1.0C=>HTTP_1_0_CLOSE ; 1.0c=>HTTP_1_0_CLOSE ; 1.1=>HTTP_1_1 | 1.1C ; 2 ; 0.9
            HTTP_GET,SSL_GET | enable_sni | false | =>true ; off=>false | x
            HTTP_GET,SSL_GET | sni_name | - | a=>Optional[a] ; =>Optional.empty |
            HTTP_GET,SSL_GET | fast_recovery | false | =>true ; off=>false | x
            SSL_GET,url | tls_compliant | - | =>true ; off=>false | x
            HTTP_GET | url | - | { }=>* | x
            SSL_GET | url | - | { }=>* | x
            url,url of HTTP_GET | path | - | /=>/ ; "/a b"=>/a b | ""
            url,url of HTTP_GET | digest | - | 640205B7b0fc66c1ea91c463fac6334d=>640205b7b0fc66c1ea91c463fac6334d | 640205b7b0fc66c1ea91c463fac6334 ; 640205b7b0fc66c1ea91c463fac6334d0 ; 640205b7b0fc66c1ea91c463fac6334g
            url,url of HTTP_GET | status_code | - | 100=>[StatusRange[first=100, last=100]] ; 200-299 599=>[StatusRange[first=200, last=299], StatusRange[first=599, last=599]] | 99 ; 600 ; 300-200 ; 200- ; x
            url,url of HTTP_GET | regex | - | "a \\d+"=>a \\d+ ; "a\\"b"=>a\\"b | ""
            url,url of HTTP_GET | regex_no_match | false | =>true |
            url,url of HTTP_GET | regex_options | - | caseless utf=>[caseless, utf] | caseless icase ; x
            url,url of HTTP_GET | regex_min_offset | 0 | 0=>0 ; 999999999999=>999999999999 | -1 ; x
            url,url of HTTP_GET | regex_max_offset | - | 0=>0 ; 999999999999=>999999999999 | -1 ; x
            url,url of HTTP_GET | regex_stack | - | 1 1=>StackSize[start=1, max=1] ; 1 9=>StackSize[start=1, max=9] | 0 1 ; 2 1 ; 1 ; x 1
            SMTP_CHECK | helo_name | smtpchecker.keepalived.org | a=>a ; "a b"=>a b | ""
            SMTP_CHECK | host | - | { }=>* | x
            DNS_CHECK | type | SOA | a=>A ; Dnskey=>DNSKEY ; RRSIG=>RRSIG | PTR ; ANY
            DNS_CHECK | name | . | a.b=>a.b | ""
            MISC_CHECK | misc_path | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] ; "/a 'b c'"=>ScriptCommand[argv=[/a, b c], user=Optional.empty] |
            MISC_CHECK | misc_timeout | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295 ; x
            MISC_CHECK | misc_dynamic | false | =>true |
            MISC_CHECK | user | - | u g=>ScriptUser[user=u, group=Optional[g]] |
            UDP_CHECK | payload | - | 00fF=>HexPattern[digits=00FF] ; Ab12f 3 456 546443123=>HexPattern[digits=AB120F0345065464431203] | 0x ; g
            UDP_CHECK | require_reply | - | =>HexPattern[digits=] ; 1x X2=>HexPattern[digits=1XX2] | g ; 1y
            UDP_CHECK | min_reply_length | 0 | 0=>0 ; 65535=>65535 | -1 ; 65536
            UDP_CHECK | max_reply_length | 255 | 0=>0 ; 65535=>65535 | -1 ; 65536
            FILE_CHECK | track_file | - | a=>a | ""
            FILE_CHECK | weight | - | -2147483647=>FileWeight[weight=-2147483647, reverse=false] ; 2147483647 reverse=>FileWeight[weight=2147483647, reverse=true] ; 1 noreverse=>FileWeight[weight=1, reverse=false] | -2147483648 ; 2147483648 ; x ; 1 back
            BFD_CHECK | name | - | a=>a | ""
            BFD_CHECK | alpha | - | on=>true ; =>true ; off=>false | x
            real_server | weight | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            real_server | lvs_method | - | NAT=>Forwarding[method=MASQUERADING, tunnel=IPIP, tunnelPort=0, checksum=NONE] ; TUN type gue port 65535 remcsum=>Forwarding[method=TUNNELING, tunnel=GUE, tunnelPort=65535, checksum=REMOTE] | nat ; NAT csum ; TUN type gue ; TUN type gue port 0 ; TUN type gue port 65536 ; TUN port 1 ; TUN csum ; TUN type gre remcsum ; TUN type vxlan ; TUN type
            real_server | uthreshold | 0 | 0=>0 ; 4294967295=>4294967295 | -1 ; 4294967296
            real_server | lthreshold | 0 | 0=>0 ; 4294967295=>4294967295 | -1 ; 4294967296
            real_server | inhibit_on_failure | - | =>true ; off=>false | x
            real_server | notify_up | - | /a u g=>ScriptCommand[argv=[/a], user=Optional[ScriptUser[user=u, group=Optional[g]]]] |
            real_server | notify_down | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] |
            real_server | smtp_alert | - | =>true ; off=>false | x
            real_server,virtual_server | snmp_name | - | a=>a | ""
            real_server | MISC_CHECK | - | { }=>* | x
            real_server | SMTP_CHECK | - | { }=>* | x
            real_server | TCP_CHECK | - | { }=>* | x
            real_server | PING_CHECK | - | { }=>* | x
            real_server | UDP_CHECK | - | { }=>* | x
            real_server | HTTP_GET | - | { }=>* | x
            real_server | SSL_GET | - | { }=>* | x
            real_server | DNS_CHECK | - | { }=>* | x
            real_server | FILE_CHECK | - | { }=>* | x
            real_server | BFD_CHECK | - | { }=>* | x
            virtual_server | ip_family | - | inet=>IPV4 ; inet6=>IPV6 | ipv4
            virtual_server | inhibit_on_failure | false | =>true |
            virtual_server | lb_algo | - | rr=>RR ; twos=>TWOS ; lblcr=>LBLCR | RR ; x
            virtual_server | lvs_sched | - | wrr=>WRR ; ovf=>OVF | WRR
            virtual_server | hashed | false | =>true |
            virtual_server | ops | false | =>true |
            virtual_server | flag-1 | false | =>true |
            virtual_server | flag-2 | false | =>true |
            virtual_server | flag-3 | false | =>true |
            virtual_server | sh-port | false | =>true |
            virtual_server | sh-fallback | false | =>true |
            virtual_server | mh-port | false | =>true |
            virtual_server | mh-fallback | false | =>true |
            virtual_server | lb_kind | - | DR=>Forwarding[method=GATEWAYING, tunnel=IPIP, tunnelPort=0, checksum=NONE] | dr ; DR type gre
            virtual_server | lvs_method | - | TUN type gre csum=>Forwarding[method=TUNNELING, tunnel=GRE, tunnelPort=0, checksum=FULL] | LOCAL
            virtual_server | persistence_engine | - | sip=>sip | ""
            virtual_server | persistence_timeout | - | =>PT6M ; 1=>PT1S ; 2678400=>PT744H | 0 ; 2678401 ; x
            virtual_server | persistence_granularity | - | 255.255.255.255=>Granularity[family=IPV4, netmask=-1] ; 0.0.0.0=>Granularity[family=IPV4, netmask=0] ; 1=>Granularity[family=IPV6, netmask=1] ; 128=>Granularity[family=IPV6, netmask=128] | 0 ; 129 ; x ; 255.255.255
            virtual_server | protocol | - | TCP=>TCP ; udp=>UDP ; Sctp=>SCTP | ICMP
            virtual_server | ha_suspend | false | =>true |
            virtual_server | smtp_alert | - | =>true ; off=>false | x
            virtual_server | alpha | false | =>true |
            virtual_server | omega | false | =>true |
            virtual_server | quorum_up | - | /a u=>ScriptCommand[argv=[/a], user=Optional[ScriptUser[user=u, group=Optional.empty]]] |
            virtual_server | quorum_down | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] |
            virtual_server | quorum | 1 | 1=>1 ; 4294967295=>4294967295 | 0 ; 4294967296 ; -1 ; x
            virtual_server | hysteresis | 0 | 0=>0 ; 4294967295=>4294967295 | -1 ; 4294967296
            virtual_server | weight | 1 | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            virtual_server | sorry_server | - | 10.0.0.1=>Endpoint[address=10.0.0.1, port=0] ; ::1 65535=>Endpoint[address=::1, port=65535] | x ; 10.0.0.1 65536 ; 10.0.0.1 x
            virtual_server | sorry_server_inhibit | false | =>true |
            virtual_server | sorry_server_lvs_method | - | DR=>Forwarding[method=GATEWAYING, tunnel=IPIP, tunnelPort=0, checksum=NONE] | x
            virtual_server | real_server | - | 10.0.0.1 { }=>* ; ::1 65535 { }=>* | 10.0.0.1 65536 { } ; x { }
            """;

    private static final List<String> CONNECTING =
            List.of(
                    "TCP_CHECK",
                    "HTTP_GET",
                    "SSL_GET",
                    "SMTP_CHECK",
                    "host",
                    "DNS_CHECK",
                    "PING_CHECK",
                    "UDP_CHECK");

    static Stream<LimitRow> rows() {
        return TABLE.lines().flatMap(LvsKeywordLimitsTest::rows);
    }

    private static Stream<LimitRow> rows(String line) {
        String[] cells = LimitRow.cells(line);
        return Stream.of(cells[0].split(","))
                .flatMap(LvsKeywordLimitsTest::tables)
                .map(name -> LimitRow.of(LimitRow.named(name, LvsTables.TABLES), cells));
    }

    private static Stream<String> tables(String name) {
        return switch (name) {
            case "CONNECTING" -> CONNECTING.stream();
            case "SCHEDULED" -> Stream.concat(CONNECTING.stream(), Stream.of("MISC_CHECK"));
            default -> Stream.of(name);
        };
    }

    @Test
    void noKeywordIsForgotten() {
        LimitRow.assertComplete(rows(), LvsTables.TABLES);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesWithinTheLimitsAreRead(LimitRow row) {
        row.assertGoodValuesAreRead();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesBeyondTheLimitsAreReported(LimitRow row) {
        for (String value : row.badValues()) {
            assertFalse(row.problems(value).isEmpty(), () -> row + " " + value);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDefaultIsTheOneOfTheManual(LimitRow row) {
        row.assertDefault();
    }
}
