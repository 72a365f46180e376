package io.regent.observe;

import io.regent.vrrp.VrrpCounter;

/** {@code keepalived.stats}, written on SIGUSR2 (inventory 8.12). */
public final class StatsDump {

    public static final String FILE_NAME = "keepalived.stats";

    private final DumpText out = new DumpText();
    private final InstanceSnapshot instance;

    private StatsDump(InstanceSnapshot instance) {
        this.instance = instance;
    }

    public static String of(DaemonSnapshot snapshot) {
        var text = new StringBuilder();
        for (InstanceSnapshot instance : snapshot.instances()) {
            text.append(new StatsDump(instance).print());
        }
        return text.toString();
    }

    private String print() {
        out.line("VRRP Instance: " + instance.config().name());
        out.line("  Advertisements:");
        entry("Received", VrrpCounter.ADVERT_RECEIVED);
        entry("Sent", VrrpCounter.ADVERT_SENT);
        out.line("  Became master: " + value(VrrpCounter.BECAME_ACTIVE));
        out.line("  Released master: " + value(VrrpCounter.RELEASED_ACTIVE));
        out.line("  Packet Errors:");
        entry("Length", VrrpCounter.PACKET_LENGTH_ERROR);
        entry("TTL", VrrpCounter.IP_TTL_ERROR);
        entry("Invalid Type", VrrpCounter.INVALID_TYPE_RECEIVED);
        entry("Advertisement Interval", VrrpCounter.ADVERT_INTERVAL_ERROR);
        entry("Address List", VrrpCounter.ADDRESS_LIST_ERROR);
        out.line("  Authentication Errors:");
        entry("Invalid Type", VrrpCounter.INVALID_AUTH_TYPE);
        entry("Type Mismatch", VrrpCounter.AUTH_TYPE_MISMATCH);
        entry("Failure", VrrpCounter.AUTH_FAILURE);
        out.line("  Authentication Extension Errors:");
        entry("Missing", VrrpCounter.AUTH_EXTENSION_MISSING);
        entry("Malformed", VrrpCounter.AUTH_EXTENSION_MALFORMED);
        entry("Unknown Key", VrrpCounter.AUTH_EXTENSION_UNKNOWN_KEY);
        entry("Invalid HMAC", VrrpCounter.AUTH_EXTENSION_INVALID_HMAC);
        entry("Stale", VrrpCounter.AUTH_EXTENSION_STALE);
        entry("Replay", VrrpCounter.AUTH_EXTENSION_REPLAY);
        out.line("  Priority Zero:");
        entry("Received", VrrpCounter.PRIORITY_ZERO_RECEIVED);
        entry("Sent", VrrpCounter.PRIORITY_ZERO_SENT);
        return out.toString();
    }

    private void entry(String name, VrrpCounter counter) {
        out.line("    " + name + ": " + value(counter));
    }

    private long value(VrrpCounter counter) {
        return instance.statistics().getOrDefault(counter, 0L);
    }
}
