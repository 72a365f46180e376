package io.regent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small files, each with one line that may be wrong, for every keyword of every block. */
public final class KeywordProbes {

    /**
     * @param block the path of keywords
     * @param line what is tried there; a line break within it is written {@code \n}
     * @param text the whole file
     */
    public record Probe(String block, String keyword, String line, String text) {}

    /** Values for every keyword; {@code KEY} stands for the keyword. */
    private static final List<String> VALUES =
            List.of("", "99999999999999999999", "garbage", "1 garbage", "{", "x\nKEY y");

    private static final String INSTANCE =
            """
            vrrp_instance %s {
            interface eth0
            virtual_router_id 5%s
            priority 100
            virtual_ipaddress {
            10.0.0.%s/24
            }
            """;

    private static final String ONE = INSTANCE.formatted("V1", 1, 1);
    private static final String TWO = ONE + "}\n" + INSTANCE.formatted("V2", 2, 2) + "}\n";
    private static final String SERVICE =
            "virtual_server 10.1.1.1 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n";
    private static final String SERVER = SERVICE + "real_server 10.2.2.2 80 {\n";

    private KeywordProbes() {}

    public static List<Probe> all() {
        var probes = new ArrayList<Probe>();
        Map<String, String> surroundings = surroundings();
        for (BlockTable table : Language.TABLES) {
            String around = surroundings.get(table.name());
            if (around == null) continue;
            var names = new ArrayList<>(table.names());
            names.add("garbage_keyword");
            for (String name : names) addAll(table.name(), name, around, probes);
        }
        return probes;
    }

    private static void addAll(String block, String keyword, String around, List<Probe> probes) {
        for (String value : VALUES) {
            String line = (keyword + " " + value.replace("KEY", keyword)).stripTrailing();
            String text = around.replace("HERE", line) + "\n";
            probes.add(new Probe(block, keyword, line.replace("\n", "\\n"), text));
        }
    }

    /** A right file for every block, with a place for one line more. */
    private static Map<String, String> surroundings() {
        var files = new LinkedHashMap<String, String>();
        files.put("the top of the file", "HERE");
        files.put("global_defs", "global_defs {\nHERE\n}");
        files.put(
                "vrrp_script",
                "vrrp_script s {\nscript \"/usr/bin/true x\"\nHERE\n}\n"
                        + ONE
                        + "track_script {\ns\n}\n}");
        files.put("vrrp_instance", ONE + "HERE\n}");
        files.put(
                "authentication",
                ONE + "authentication {\nauth_type PASS\nauth_pass 1111\nHERE\n}\n}");
        files.put("track_group", ONE + "}\ntrack_group g {\nHERE\n}");
        files.put("vrrp_sync_group", TWO + "vrrp_sync_group g {\ngroup {\nV1\nV2\n}\nHERE\n}");
        files.put("garp_group", "garp_group {\ninterface eth1\ngarp_interval 1\nHERE\n}");
        files.put("vrrp_track_process", "vrrp_track_process p {\nprocess foo\nHERE\n}");
        files.put("track_file", "track_file f {\nfile /etc/passwd\nHERE\n}");
        files.put("vrrp_track_file", "vrrp_track_file f {\nfile /etc/passwd\nHERE\n}");
        files.put("bfd_instance", "bfd_instance b {\nneighbor_ip 10.3.3.3\nHERE\n}");
        files.put("SSL", "SSL {\nHERE\n}\n" + SERVER + "}\n}");
        files.put("virtual_server", SERVICE + "HERE\nreal_server 10.2.2.2 80 {\n}\n}");
        files.put("real_server", SERVER + "HERE\n}\n}");
        for (String web : List.of("HTTP_GET", "SSL_GET")) {
            files.put(web, SERVER + web + " {\nurl {\npath /\n}\nHERE\n}\n}\n}");
        }
        files.put("url", SERVER + "SSL_GET {\nurl {\npath /\nHERE\n}\n}\n}\n}");
        files.put("url of HTTP_GET", SERVER + "HTTP_GET {\nurl {\npath /\nHERE\n}\n}\n}\n}");
        for (String check : List.of("SMTP", "DNS", "PING", "TCP", "UDP")) {
            files.put(check + "_CHECK", SERVER + check + "_CHECK {\nHERE\n}\n}\n}");
        }
        files.put("host", SERVER + "SMTP_CHECK {\nhost {\nHERE\n}\n}\n}\n}");
        files.put(
                "MISC_CHECK",
                SERVER + "MISC_CHECK {\nmisc_path \"/usr/bin/true x\"\nHERE\n}\n}\n}");
        files.put(
                "FILE_CHECK",
                "track_file f {\nfile /etc/passwd\n}\n"
                        + SERVER
                        + "FILE_CHECK {\ntrack_file f\nHERE\n}\n}\n}");
        files.put(
                "BFD_CHECK",
                "bfd_instance b {\nneighbor_ip 10.3.3.3\n}\n"
                        + SERVER
                        + "BFD_CHECK {\nname b\nHERE\n}\n}\n}");
        return files;
    }
}
