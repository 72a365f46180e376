package io.regent.lab;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The virtual services of a director as ipvsadm(8) tells them, in an order of their own: whoever
 * made the table, equal ones are equal.
 *
 * @param services by what {@code ipvsadm -Sn} says of a service, {@code -A -t 10.80.0.100:80 -s
 *     rr}: the destinations with their thresholds
 */
public record IpvsTable(SortedMap<String, SortedSet<String>> services) {

    /**
     * @param saved by {@code ipvsadm -Sn}
     * @param thresholds by {@code ipvsadm -Ln --thresholds}, which has the services in the same
     *     order
     */
    static IpvsTable of(String saved, String thresholds) {
        var services = new TreeMap<String, SortedSet<String>>();
        String[] limits =
                thresholds
                        .lines()
                        .filter(line -> line.startsWith("  -> ") && !line.contains("RemoteAddress"))
                        .map(IpvsTable::limits)
                        .toArray(String[]::new);
        int destination = 0;
        SortedSet<String> current = new TreeSet<>();
        for (String line : saved.lines().map(String::strip).toList()) {
            if (line.startsWith("-A ")) {
                current = new TreeSet<>();
                services.put(line, current);
            } else if (line.startsWith("-a ")) {
                String server = line.substring(line.indexOf(" -r ") + 1);
                current.add(server + (destination < limits.length ? limits[destination++] : " ?"));
            }
        }
        return new IpvsTable(services);
    }

    /** {@code -> 10.0.0.1:80 20 10 0 0}: the upper threshold, then the lower. */
    private static String limits(String line) {
        String[] words = line.strip().split("\\s+");
        return words[2].equals("0") && words[3].equals("0")
                ? ""
                : " -x " + words[2] + " -y " + words[3];
    }

    public boolean isEmpty() {
        return services.isEmpty();
    }

    /** The destinations of the service whose address is this; empty when there is no such. */
    public SortedSet<String> of(String address) {
        for (var service : services.entrySet()) {
            if (service.getKey().contains(" " + address + " ")) return service.getValue();
        }
        return new TreeSet<>();
    }

    /** Whether some service has a destination that begins like this, {@code 10.81.0.11:80}. */
    public boolean has(String address, String server) {
        return of(address).stream().anyMatch(each -> each.startsWith("-r " + server));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        services.forEach((service, destinations) -> {
            text.append(service).append('\n');
            for (String each : destinations) text.append("    ").append(each).append('\n');
        });
        return text.toString();
    }
}
