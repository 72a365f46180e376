package io.regent.lint;

/**
 * A configuration that a lint complains about, and the same without the mistake. A test holds both
 * to it, on a machine whose eth0 has 192.0.2.1/24.
 */
public record LintExample(String wrong, String right) {

    static LintExample of(Lint lint) {
        return switch (lint) {
            case AUTH_PASS_CUT -> of(instance(PASSWORD), "correct-horse", "correct");
            case PLAIN_TEXT_PASSWORD -> of(instance(PLAIN_PASSWORD), PLAIN_PASSWORD, SIGNATURE);
            case MASTER_WITH_NOPREEMPT ->
                    of(instance("nopreempt").replace("BACKUP", "MASTER"), "MASTER", "BACKUP");
            case STATE_AGAINST_PRIORITY -> of(master("priority 50"), "priority 50", "priority 150");
            case MASTER_WITHOUT_PRIORITY -> of(master(""), "51\n", "51\n    priority 150\n");
            case OWNER_PRIORITY -> of(master("priority 255"), "255", "150");
            case WEIGHT_WITHOUT_EFFECT ->
                    of(
                            tracking("weight 60").replace("150", "254").replace("BACKUP", "MASTER"),
                            "weight 60",
                            "weight -60");
            case SMALL_WEIGHT -> of(tracking("weight -10"), "-10", "-60");
            case ADDRESS_OUTSIDE_NETWORK -> of(address("192.0.3.11/24"), "192.0.3", "192.0.2");
            case INTERFACE_NOT_HERE -> of(instance("").replace("eth0", "eth9"), "eth9", "eth0");
            case DUPLICATE_ROUTER_ID -> ofLast(pair("51", "192.0.2.20/24"), "id 51", "id 52");
            case DUPLICATE_ADDRESS -> ofLast(pair("52", "192.0.2.10/24"), "2.10", "2.20");
            case ADDRESS_WITHOUT_PREFIX -> of(address("192.0.2.11"), "2.11", "2.11/24");
            case LABEL_WITHOUT_INTERFACE -> of(address("192.0.2.11/24 label web"), "web", "eth0:1");
            case UNICAST_WITHOUT_PEERS ->
                    of(instance(SOURCE), SOURCE, SOURCE + "\n    " + peer("192.0.2.2"));
            case PEER_IS_SELF ->
                    ofLast(instance(SOURCE + "\n    " + peer("192.0.2.1")), "2.1\n", "2.2\n");
            case PEER_IS_VIRTUAL -> of(instance(peer("192.0.2.10")), "2.10", "2.2");
            case SOURCE_NOT_HERE ->
                    of(instance("mcast_src_ip 192.0.2.9"), "192.0.2.9", "192.0.2.1");
            case REPEATED_KEYWORD -> of(instance("priority 150"), "    priority 150\n", "");
            case STRICT_MODE -> of(global("vrrp_strict") + instance(""), "    vrrp_strict\n", "");
            case SUBSECOND_ADVERT ->
                    of(instance("advert_int 0.5"), "advert", "version 3\n    advert");
            case SLOW_ADVERT -> of(instance("advert_int 10"), "10\n", "1\n");
            case SYNC_GROUP_DIFFERS -> of(group("advert_int 5", ""), "    advert_int 5\n", "");
            case SYNC_GROUP_WEIGHT -> of(group("", "weight -60"), "    weight -60\n", "");
            case SCRIPT_TIMEOUT ->
                    of(tracking("interval 2\n    timeout 10"), "timeout 10", "timeout 2");
            case SLOW_SCRIPT ->
                    of(tracking("interval 30\n    fall 4"), "interval 30", "interval 2");
            case UNTRACKED_SCRIPT -> of(SCRIPT + instance(""), SCRIPT, "");
            case SHELL_SYNTAX -> of(tracking("").replace(PROGRAM, SHELL_LINE), SHELL_LINE, PROGRAM);
            case SCRIPT_NOT_RUNNABLE ->
                    of(tracking("").replace(PROGRAM, "/opt/gone"), "/opt/gone", PROGRAM);
            case SCRIPT_WRITABLE ->
                    of(tracking("").replace(PROGRAM, "/tmp/check"), "/tmp/check", PROGRAM);
            case MAIL_WITHOUT_SERVER -> of(mail("") + instance("smtp_alert"), "\n}", RELAY + "\n}");
            case MAIL_NEVER_SENT -> of(mail(RELAY) + instance(""), "100", "100\n    smtp_alert");
            case SAMPLE_MAIL ->
                    of(
                            mail(RELAY).replace("example.org", "firewall.loc")
                                    + instance("smtp_alert"),
                            "firewall.loc",
                            "example.org");
            case ROUTER_ID_MISSING ->
                    of(global("enable_script_security") + instance(""), "{", "{\n    router_id a");
            case CHECK_TIMEOUT -> of(service("", "connect_timeout 90"), "90", "3");
            case CHECK_OF_ANOTHER_PORT -> of(service("", "connect_port 9000"), "9000", "80");
            case UNCHECKED_SERVERS ->
                    of(service("", "").replace(CHECK, ""), "100.1 80 {\n", "100.1 80 {\n" + CHECK);
            case SORRY_SERVER_IS_REAL ->
                    of(service("sorry_server 198.51.100.1 80", ""), "100.1", "100.9");
            case SERVICE_WITHOUT_ADDRESS ->
                    of(instance("") + service("", "").replace("2.10", "2.20"), "2.20", "2.10");
            case PLACEHOLDER -> of(address("<your_address>/24"), "<your_address>", "192.0.2.11");
            case UNKNOWN_LINT ->
                    of(instance("#regent: ignore owner-prio"), "owner-prio", "owner-priority");
        };
    }

    private static final String PROGRAM = "/usr/local/bin/check-web";
    private static final String SHELL_LINE = "/usr/bin/pgrep nginx > /dev/null || exit 1";
    private static final String RELAY = "\n    smtp_server 192.0.2.25";
    private static final String SOURCE = "unicast_src_ip 192.0.2.1";
    private static final String CHECK = "        TCP_CHECK {\n        }\n";

    private static final String SCRIPT =
            """
            vrrp_script web {
                script "/usr/local/bin/check-web"
            }
            """;

    private static final String PLAIN_PASSWORD =
            """
            authentication {
                    auth_type PASS
                    auth_pass correct
                }\
            """;

    /** Here the clear text is not the mistake. */
    private static final String PASSWORD =
            """
            authentication {
                    auth_type PASS #regent: ignore plain-text-password
                    auth_pass correct-horse
                }\
            """;

    private static final String SIGNATURE =
            """
            auth_hmac {
                    key 1 file:/etc/keepalived/vrrp.key
                    active_key 1
                }\
            """;

    /** The first of these words is the mistake, and the second one the correction. */
    private static LintExample of(String file, String wrong, String right) {
        int at = file.indexOf(wrong);
        assert at >= 0 : file;
        return new LintExample(
                file, file.substring(0, at) + right + file.substring(at + wrong.length()));
    }

    /** The same where the words come twice and the later ones are to blame. */
    private static LintExample ofLast(String file, String wrong, String right) {
        int at = file.lastIndexOf(wrong);
        assert at >= 0 : file;
        return new LintExample(
                file, file.substring(0, at) + right + file.substring(at + wrong.length()));
    }

    /**
     * @param line one more, empty for none; further ones bring their own indent
     */
    private static String line(String line) {
        return line.isEmpty() ? "" : "    " + line + "\n";
    }

    private static String global(String line) {
        return "global_defs {\n" + line(line) + "}\n";
    }

    private static String mail(String lines) {
        return "global_defs {\n    notification_email {\n        ops@example.org\n    }"
                + lines
                + "\n}\n";
    }

    private static String instance(String line) {
        return instance("VI_1", "51", line, "192.0.2.10/24");
    }

    private static String instance(String name, String id, String line, String address) {
        return """
        vrrp_instance %s {
            state BACKUP
            interface eth0
            virtual_router_id %s
            priority 100
        %s    virtual_ipaddress {
                %s
            }
        }
        """
                .formatted(name, id, line(line), address);
    }

    private static String master(String priority) {
        return instance("")
                .replace("BACKUP", "MASTER")
                .replace("    priority 100\n", line(priority));
    }

    private static String address(String line) {
        return instance("VI_1", "51", "", "192.0.2.10/24\n        " + line);
    }

    private static String pair(String id, String address) {
        return instance("") + instance("VI_2", id, "", address);
    }

    private static String peer(String address) {
        return "unicast_peer {\n        " + address + "\n    }";
    }

    private static String tracking(String line) {
        return SCRIPT.replace("}", line(line) + "}")
                + instance("track_script {\n        web\n    }").replace("100", "150");
    }

    private static String group(String line, String weight) {
        return SCRIPT.replace("}", line(weight) + "}")
                + instance("track_script {\n        web\n    }")
                + instance("VI_2", "52", line, "192.0.2.20/24")
                + "vrrp_sync_group VG_1 {\n    group {\n        VI_1\n        VI_2\n    }\n}\n";
    }

    private static String service(String line, String check) {
        return """
        virtual_server 192.0.2.10 80 {
            lb_algo rr
            lb_kind NAT
            protocol TCP
        %s    real_server 198.51.100.1 80 {
        %s    }
        }
        """
                .formatted(
                        line(line),
                        check.isEmpty()
                                ? CHECK
                                : CHECK.replace("{\n", "{\n            " + check + "\n"));
    }
}
