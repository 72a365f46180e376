package io.regent.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One {@code vrrp_instance} of a configuration file in the making. */
public final class Instance {

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private Instance(int version, int vrid) {
        this.name = "VI_" + vrid;
        with("version " + version);
        with("virtual_router_id " + vrid);
    }

    public static Instance v2(int vrid) {
        return new Instance(2, vrid);
    }

    public static Instance v3(int vrid) {
        return new Instance(3, vrid);
    }

    /** A line of the block as it is. */
    public Instance with(String line) {
        lines.add(line);
        return this;
    }

    public Instance priority(int priority) {
        return with("priority " + priority);
    }

    public Instance interval(double seconds) {
        String text = String.format(Locale.ROOT, "%.2f", seconds);
        return with("advert_int " + text.replaceAll("\\.?0+$", ""));
    }

    public Instance password(String password) {
        return with("authentication {\n    auth_type PASS\n    auth_pass " + password + "\n  }");
    }

    /** Lines of {@code virtual_ipaddress}. */
    public Instance address(String... lines) {
        addresses.addAll(List.of(lines));
        return this;
    }

    private boolean says(String keyword) {
        return lines.stream().anyMatch(line -> line.startsWith(keyword + " "));
    }

    /** The block; on eth0 and as BACKUP unless a line says otherwise. */
    @Override
    public String toString() {
        var text = new StringBuilder("vrrp_instance " + name + " {\n");
        if (!says("interface")) text.append("  interface eth0\n");
        if (!says("state")) text.append("  state BACKUP\n");
        for (String line : lines) text.append("  ").append(line).append('\n');
        text.append("  virtual_ipaddress {\n");
        for (String address : addresses) text.append("    ").append(address).append('\n');
        return text.append("  }\n}\n").toString();
    }

    /** A whole file. */
    public static String file(Instance... instances) {
        return fileWith("", instances);
    }

    /**
     * A whole file.
     *
     * @param globals lines of {@code global_defs} and blocks that stand before the instances
     */
    public static String fileWith(String globals, Instance... instances) {
        var text =
                new StringBuilder(globals.startsWith("global_defs") ? globals : GLOBALS + globals);
        for (Instance instance : instances) text.append('\n').append(instance);
        return text.toString();
    }

    private static final String GLOBALS =
            """
            global_defs {
              router_id lab
              script_user root
              enable_script_security
            }
            """;
}
