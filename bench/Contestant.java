import java.nio.file.Path;

/**
 * A daemon as it is measured.
 *
 * @param globals lines that are added to its {@code global_defs}
 */
record Contestant(String name, Path program, String globals) {

    /** What a node's configuration says. */
    record Instance(int version, String interval, int priority) {}

    /** The same text for every contestant, but for {@link #globals()}. */
    String configuration(int count, Instance instance) {
        var text = new StringBuilder("global_defs {\n    router_id bench\n");
        if (!globals.isEmpty()) text.append("    ").append(globals).append('\n');
        text.append("}\n");
        for (int i = 0; i < count; i++) {
            text.append("vrrp_instance VI_").append(i + 1).append(" {\n");
            text.append("    state ").append(instance.priority >= 150 ? "MASTER" : "BACKUP");
            text.append("\n    interface eth0\n");
            text.append("    version ").append(instance.version).append('\n');
            text.append("    virtual_router_id ").append(i + 1).append('\n');
            text.append("    priority ").append(instance.priority).append('\n');
            text.append("    advert_int ").append(instance.interval).append('\n');
            text.append("    virtual_ipaddress {\n        10.77.0.").append(100 + i);
            text.append("/24\n    }\n}\n");
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
