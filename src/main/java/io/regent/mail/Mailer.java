package io.regent.mail;

import io.regent.observe.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails about events that are worth one, in order, one after another, on a thread of its own
 * that is started with the first. Up to {@link #MOST_WAITING} wait while the relay is slow; what
 * comes then is dropped and logged. Every mail that could not be sent is logged with the relay's
 * answer.
 *
 * <p>All calls may come from any thread; none but {@link #close} waits.
 */
public final class Mailer {

    /** Of letters behind the one that is being sent. */
    static final int MOST_WAITING = 1000;

    private final Log log;
    private final Clock clock;
    private final Alerts alerts = new Alerts();
    private final LinkedBlockingQueue<Post> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private MailSettings settings;
    private @Nullable Thread thread;
    private long dropped;

    /** What the thread takes from the queue. */
    private sealed interface Post {
        record Send(MailSettings settings, Letter letter, ZonedDateTime date) implements Post {}

        /** Nothing comes after it. */
        record End() implements Post {}
    }

    public Mailer(MailSettings settings, Log log) {
        this(settings, log, Clock.system(ZoneId.systemDefault()));
    }

    Mailer(MailSettings settings, Log log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /** After a reload: for events from now on. */
    public synchronized void use(MailSettings newSettings) {
        settings = newSettings;
    }

    public synchronized void tell(MailEvent event) {
        if (!alerts.isWorthAMail(event, settings)) return;
        var letter = Letter.of(event);
        if (!waiting.offer(new Post.Send(settings, letter, ZonedDateTime.now(clock)))) {
            if (dropped++ == 0) log.warning(MailLogText.dropped(letter));
            return;
        }
        reportDropped();
        if (thread == null) thread = Thread.ofPlatform().name("mail").daemon().start(this::run);
    }

    /**
     * Sends what is waiting, but takes no longer than that. For the end of the daemon, after its
     * last {@link #tell}.
     */
    public void close(Duration patience) throws InterruptedException {
        Thread sender;
        synchronized (this) {
            reportDropped();
            sender = thread;
        }
        if (sender == null) return;
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        boolean said = waiting.offer(new Post.End(), patience.toNanos(), TimeUnit.NANOSECONDS);
        long leftNanos = Math.max(1, deadlineNanos - System.nanoTime());
        if (said && sender.join(Duration.ofNanos(leftNanos))) return;
        log.warning(MailLogText.leftBehind(lettersWaiting()));
    }

    private int lettersWaiting() {
        int letters = 0;
        for (Post post : waiting) if (post instanceof Post.Send) letters++;
        return letters;
    }

    /** Whether there was no mail yet, and so no thread. */
    synchronized boolean isIdle() {
        return thread == null;
    }

    private void reportDropped() {
        if (dropped > 1) log.warning(MailLogText.droppedTogether(dropped));
        dropped = 0;
    }

    private void run() {
        try {
            while (waiting.take() instanceof Post.Send send) deliver(send);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Post.Send send) {
        try {
            Delivery.send(send.settings(), send.letter().encode(send.settings(), send.date()));
            log.info(MailLogText.sent());
        } catch (UndeliveredException e) {
            log.error(MailLogText.notSent(String.valueOf(e.getMessage()), send.letter()));
        }
    }
}
