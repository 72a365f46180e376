package io.regent.vrrp;

import io.regent.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of RFC 9568 sections 6.4.1 to 6.4.3 (RFC 3768 for version 2), written down once more
 * with the RFC's own words and variables, and nothing of keepalived's.
 */
final class RfcModel {

    enum State {
        INITIALIZE,
        BACKUP,
        ACTIVE
    }

    private final int version;
    private final int priority;
    private final boolean preemptMode;
    private final IpAddress primaryAddress;
    private final long advertisementInterval;

    private State state = State.INITIALIZE;
    private long activeAdverInterval;
    private long adverTimer = Long.MAX_VALUE;
    private long activeDownTimer = Long.MAX_VALUE;
    private final List<String> sent = new ArrayList<>();

    RfcModel(int version, int priority, boolean preempt, IpAddress address, long intervalNanos) {
        this.version = version;
        this.priority = priority;
        this.preemptMode = preempt;
        this.primaryAddress = address;
        this.advertisementInterval = intervalNanos;
        this.activeAdverInterval = intervalNanos;
    }

    State state() {
        return state;
    }

    long timer() {
        return Math.min(adverTimer, activeDownTimer);
    }

    /** Each advert sent so far, as "time priority". */
    List<String> sent() {
        return sent;
    }

    private long skewTime() {
        long unit = version == 2 ? 1_000_000_000L : activeAdverInterval;
        return (256 - priority) * unit / 256;
    }

    private long activeDownInterval() {
        return 3 * activeAdverInterval + skewTime();
    }

    void startup(long now) {
        if (state != State.INITIALIZE) return;
        activeAdverInterval = advertisementInterval;
        if (priority == 255) {
            becomeActive(now);
        } else {
            activeDownTimer = now + activeDownInterval();
            state = State.BACKUP;
        }
    }

    void shutdown(long now) {
        if (state == State.ACTIVE) send(now, 0);
        adverTimer = Long.MAX_VALUE;
        activeDownTimer = Long.MAX_VALUE;
        state = State.INITIALIZE;
    }

    void timerFires(long now) {
        if (state == State.BACKUP) {
            becomeActive(now);
        } else {
            send(now, priority);
            adverTimer = now + advertisementInterval;
        }
    }

    void receive(IpAddress sender, int advertised, long maxAdvertiseInterval, long now) {
        if (state == State.BACKUP) receiveAsBackup(advertised, maxAdvertiseInterval, now);
        if (state == State.ACTIVE) receiveAsActive(sender, advertised, maxAdvertiseInterval, now);
    }

    private void receiveAsBackup(int advertised, long maxAdvertiseInterval, long now) {
        if (advertised == 0) {
            activeDownTimer = now + skewTime();
        } else if (!preemptMode || advertised >= priority) {
            if (version == 3) activeAdverInterval = maxAdvertiseInterval;
            activeDownTimer = now + activeDownInterval();
        }
    }

    private void receiveAsActive(IpAddress sender, int advertised, long maxInterval, long now) {
        if (advertised == 0) {
            send(now, priority);
            adverTimer = now + advertisementInterval;
        } else if (advertised > priority
                || advertised == priority && sender.compareTo(primaryAddress) > 0) {
            adverTimer = Long.MAX_VALUE;
            if (version == 3) activeAdverInterval = maxInterval;
            activeDownTimer = now + activeDownInterval();
            state = State.BACKUP;
        } else if (version == 3) {
            send(now, priority);
        }
    }

    private void becomeActive(long now) {
        send(now, priority);
        activeDownTimer = Long.MAX_VALUE;
        adverTimer = now + advertisementInterval;
        state = State.ACTIVE;
    }

    private void send(long now, int advertised) {
        sent.add(now + " " + advertised);
    }
}
