package io.regent.app;

import io.regent.config.Configuration;
import io.regent.daemon.Kernel;
import io.regent.daemon.NetworkChange;
import io.regent.daemon.ScriptPort;
import io.regent.daemon.VrrpCore;
import io.regent.daemon.VrrpObserver;
import io.regent.netlink.RouteEvent;
import io.regent.netlink.RouteMonitor;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.WakeUp;
import io.regent.vrrpio.VrrpSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The one thread that owns a {@link VrrpCore}: waits for packets, kernel reports, messages and
 * deadlines, and hands each to the core with the time. Packets come before deadlines, so that what
 * was heard while the machine slept counts.
 */
final class VrrpThread {

    /** A flood on one socket may not keep the others waiting. */
    private static final int PACKETS_PER_TURN = 64;

    /** How long before a take-over the thread wakes up to get ready for it. */
    private static final long GET_READY_NANOS = 1_000_000;

    private static final int MONITOR_BUFFER_BYTES = 1 << 20;
    private static final int PACKET_BYTES = 65_536;

    /** A message to the core, run on its thread. */
    interface Turn {
        void run(VrrpCore core, long nowNanos);
    }

    private final ConcurrentLinkedQueue<Turn> mailbox = new ConcurrentLinkedQueue<>();
    private final byte[] packet = new byte[PACKET_BYTES];
    private final VrrpObserver observer;
    private final Poller poller;
    private final WakeUp wakeUp;
    private final RouteMonitor monitor;
    private final LinuxKernel kernel;
    private final VrrpCore core;
    private boolean running = true;

    /** Opens what needs privileges, before anything is started. */
    VrrpThread(Configuration configuration, ScriptPort scripts, VrrpObserver observer)
            throws ErrnoException {
        this.observer = observer;
        this.poller = Poller.open();
        this.wakeUp = WakeUp.open();
        this.monitor = RouteMonitor.open(MONITOR_BUFFER_BYTES);
        this.kernel = new LinuxKernel(poller, this::receive);
        this.core = new VrrpCore(configuration, kernel, scripts, observer);
    }

    /** From any thread. Messages are handled in order, each before the next wait. */
    void post(Turn turn) {
        mailbox.add(turn);
        wakeUp.signal();
    }

    /** Runs until {@link #stop}; the addresses are gone when it returns, and when it throws. */
    void run() throws IOException {
        try {
            poller.add(wakeUp.fd(), Poller.EPOLLIN, _ -> readMailbox());
            poller.add(monitor.fd(), Poller.EPOLLIN, _ -> readMonitor());
            core.start(System.nanoTime());
            while (running) {
                await(core.deadlineNanos());
                if (running) core.timePassed(System.nanoTime());
            }
        } catch (Throwable failure) {
            // Whatever went wrong, nobody may go on answering for addresses that nobody looks
            // after.
            core.abandon();
            throw failure;
        } finally {
            kernel.close();
            monitor.close();
            wakeUp.close();
            poller.close();
        }
    }

    /** Waits once: for the deadline or for whatever else comes first. */
    private void await(long deadlineNanos) throws IOException {
        if (core.takesOverAt(deadlineNanos)) {
            boolean silent = poller.await(deadlineNanos - GET_READY_NANOS);
            if (!silent || !running || core.deadlineNanos() != deadlineNanos) return;
            core.getReady(deadlineNanos);
        }
        poller.await(deadlineNanos);
    }

    /** Lets {@link #run} end after everything was released. From any thread. */
    void stop() {
        post((owned, nowNanos) -> {
            owned.stop(nowNanos);
            running = false;
        });
    }

    /**
     * Lets {@link #run} end and leaves the addresses where they are ({@code -V}). From any thread.
     */
    void stopAndKeepAddresses() {
        post((_, _) -> running = false);
    }

    private void readMailbox() {
        wakeUp.clear();
        for (Turn turn = mailbox.poll(); turn != null && running; turn = mailbox.poll()) {
            turn.run(core, System.nanoTime());
        }
    }

    private void readMonitor() {
        var changes = new ArrayList<NetworkChange>();
        try {
            monitor.drain(event -> changes.add(asChange(event)));
        } catch (ErrnoException e) {
            observer.refused(
                    "",
                    "reading the kernel's reports of links and addresses",
                    Objects.toString(e.getMessage()));
            changes.add(new NetworkChange.Overrun());
        }
        core.networkChanged(changes, System.nanoTime());
    }

    private void receive(Kernel.AdvertChannel channel, VrrpSocket socket) {
        for (int i = 0; i < PACKETS_PER_TURN; i++) {
            int lengthBytes;
            try {
                lengthBytes = socket.receive(packet);
            } catch (ErrnoException e) {
                // ENETDOWN comes once when the link goes down; the link's own report says the rest.
                observer.refused("", "receiving adverts", Objects.toString(e.getMessage()));
                return;
            }
            if (lengthBytes < 0) return;
            boolean truncated = lengthBytes > packet.length;
            core.packetReceived(
                    channel,
                    packet,
                    Math.min(lengthBytes, packet.length),
                    truncated,
                    System.nanoTime());
        }
    }

    private static NetworkChange asChange(RouteEvent event) {
        return switch (event) {
            case RouteEvent.LinkChanged(var link) -> new NetworkChange.LinkSeen(link);
            case RouteEvent.LinkRemoved(int ifIndex, _) -> new NetworkChange.LinkGone(ifIndex);
            case RouteEvent.AddressAdded(var address) ->
                    new NetworkChange.AddressSeen(address.ifIndex(), address.local());
            case RouteEvent.AddressRemoved(var address) ->
                    new NetworkChange.AddressGone(address.ifIndex(), address.local());
            case RouteEvent.Overrun() -> new NetworkChange.Overrun();
        };
    }
}
