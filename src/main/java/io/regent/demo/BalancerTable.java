package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of virtual services of a director's kernel, as /proc/net/ip_vs shows it:
 *
 * <pre>
 * TCP  C0A8C8A0:0050 rr
 *   -> C0A8C815:0050      Route   1      0          12
 * </pre>
 *
 * @param weights of the real servers that are in it, by address
 */
record BalancerTable(Map<String, Integer> weights) {

    private static final Path TABLE = Path.of("/proc/thread-self/net/ip_vs");

    BalancerTable {
        weights = Map.copyOf(weights);
    }

    /** What the kernel says now. */
    static BalancerTable of(Path namespace) throws DemoFailure, InterruptedException {
        try {
            return parse(Inside.call(namespace, () -> Files.readAllLines(TABLE)));
        } catch (IOException e) {
            throw new DemoFailure("cannot read the table of virtual services", e);
        }
    }

    static BalancerTable parse(List<String> lines) {
        var weights = new LinkedHashMap<String, Integer>();
        for (String line : lines) {
            String[] words = line.strip().split(" +");
            if (words.length < 4 || !words[0].equals("->") || !words[1].matches("[0-9A-F]{8}:.*"))
                continue;
            weights.put(address(words[1]), Integer.valueOf(words[3]));
        }
        return new BalancerTable(weights);
    }

    boolean has(Host server) {
        return weights.containsKey(server.address());
    }

    boolean hasAll(List<Host> servers) {
        return servers.stream().allMatch(this::has);
    }

    private static String address(String hex) {
        var bytes = new ArrayList<String>();
        for (byte each : HexFormat.of().parseHex(hex, 0, 8))
            bytes.add(Integer.toString(Byte.toUnsignedInt(each)));
        return String.join(".", bytes);
    }
}
