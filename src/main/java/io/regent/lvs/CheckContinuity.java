package io.regent.lvs;

import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Which checkers of a real server go on over a reload: those that ask the same of the same target
 * (inventory 7.5). How often, with which patience and with which alpha they ask may differ.
 */
public final class CheckContinuity {

    /** In the place of a position: there was no such checker. */
    public static final int NEW = -1;

    private CheckContinuity() {}

    /**
     * For each checker of {@code after} the position of its predecessor in {@code before}, or
     * {@link #NEW}. No two have the same predecessor.
     */
    public static int[] predecessors(List<Checker> before, List<Checker> after) {
        int[] found = new int[after.size()];
        Arrays.fill(found, NEW);
        var taken = new boolean[before.size()];
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < taken.length && found[i] == NEW; j++) {
                if (taken[j] || !isSame(before.get(j), after.get(i))) continue;
                taken[j] = true;
                found[i] = j;
            }
        }
        return found;
    }

    private static boolean isSame(Checker one, Checker other) {
        if (one.equals(other)) return true;
        return switch (one) {
            case Checker.Tcp a -> other instanceof Checker.Tcp b && isSame(a.target(), b.target());
            case Checker.Ping a ->
                    other instanceof Checker.Ping b && isSame(a.target(), b.target());
            case Checker.Web a -> other instanceof Checker.Web b && isSame(a, b);
            case Checker.Smtp a ->
                    other instanceof Checker.Smtp b
                            && a.heloName().equals(b.heloName())
                            && areSame(a.targets(), b.targets());
            case Checker.Dns a ->
                    other instanceof Checker.Dns b
                            && isSame(a.target(), b.target())
                            && a.type() == b.type()
                            && a.name().equals(b.name());
            case Checker.Misc a ->
                    other instanceof Checker.Misc b
                            && a.command().equals(b.command())
                            && a.dynamic() == b.dynamic();
            case Checker.Udp a -> other instanceof Checker.Udp b && isSame(a, b);
            case Checker.TrackedFile a ->
                    other instanceof Checker.TrackedFile b && a.trackFile().equals(b.trackFile());
            case Checker.Bfd a ->
                    other instanceof Checker.Bfd b && a.instance().equals(b.instance());
        };
    }

    private static boolean isSame(Checker.Web a, Checker.Web b) {
        return isSame(a.target(), b.target())
                && a.tls() == b.tls()
                && a.version() == b.version()
                && a.virtualHost().equals(b.virtualHost())
                && a.sni().equals(b.sni())
                && a.pages().equals(b.pages());
    }

    private static boolean isSame(Checker.Udp a, Checker.Udp b) {
        return isSame(a.target(), b.target())
                && a.payload().equals(b.payload())
                && a.requireReply() == b.requireReply()
                && a.reply().equals(b.reply())
                && a.minReplyBytes() == b.minReplyBytes()
                && a.maxReplyBytes() == b.maxReplyBytes();
    }

    private static boolean areSame(List<CheckTarget> before, List<CheckTarget> after) {
        if (before.size() != after.size()) return false;
        for (int i = 0; i < before.size(); i++)
            if (!isSame(before.get(i), after.get(i))) return false;
        return true;
    }

    /** But for the timeout. */
    private static boolean isSame(CheckTarget a, CheckTarget b) {
        return withoutTimeout(a).equals(withoutTimeout(b));
    }

    private static CheckTarget withoutTimeout(CheckTarget target) {
        return new CheckTarget(target.remote(), Duration.ZERO, target.source());
    }
}
