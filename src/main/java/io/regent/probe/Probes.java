package io.regent.probe;

import io.regent.check.Failure;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import java.util.List;

/** The probe of each kind of check. */
public final class Probes implements ProbeSource {

    private final Dialer dialer;

    public Probes(Dialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public List<Probe> probes(Checker checker) {
        return switch (checker) {
            case Checker.Tcp tcp -> List.of(new TcpProbe(dialer, tcp));
            case Checker.TrackedFile _, Checker.Bfd _ -> List.of();
            case Checker.Ping _,
                    Checker.Web _,
                    Checker.Smtp _,
                    Checker.Dns _,
                    Checker.Misc _,
                    Checker.Udp _ ->
                    List.of(notPossible("this kind of check"));
        };
    }

    private static Probe notPossible(String what) {
        Verdict verdict = new Verdict.NotMade(new Failure(Failure.Reason.NOT_POSSIBLE, what));
        return () -> verdict;
    }
}
