package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import java.nio.charset.StandardCharsets;

/**
 * {@code SMTP_CHECK}: every mail server greets, answers HELO, and takes leave (RFC 5321 section
 * 4.1): 220, HELO, 250, QUIT, 221.
 */
final class SmtpProbe implements Probe {

    /** RFC 5321 section 4.5.3.1.5 allows 512 to a line; a greeting may have many. */
    private static final int MAX_REPLY_BYTES = 8192;

    private final Dialer dialer;
    private final Checker.Smtp checker;

    SmtpProbe(Dialer dialer, Checker.Smtp checker) {
        this.dialer = dialer;
        this.checker = checker;
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        try {
            for (CheckTarget target : checker.targets()) converse(target);
            return Verdict.PASSED;
        } catch (AttemptFailure e) {
            return e.verdict();
        }
    }

    private void converse(CheckTarget target) throws AttemptFailure, InterruptedException {
        try (Connection connection = dialer.connect(target)) {
            var dialogue = new Dialogue(connection, target);
            dialogue.expect("220", "the greeting");
            dialogue.say("HELO " + checker.heloName());
            dialogue.expect("250", "HELO");
            dialogue.say("QUIT");
            dialogue.expect("221", "QUIT");
        }
    }

    /** Commands and replies. */
    private static final class Dialogue {

        private final Connection connection;
        private final CheckTarget target;
        private final byte[] reply = new byte[MAX_REPLY_BYTES];
        private int end;

        Dialogue(Connection connection, CheckTarget target) {
            this.connection = connection;
            this.target = target;
        }

        void say(String command) throws AttemptFailure, InterruptedException {
            byte[] line = (command + "\r\n").getBytes(StandardCharsets.UTF_8);
            connection.write(line, 0, line.length, deadlineNanos());
        }

        /** Reads a reply to its last line, which begins with a code and a blank. */
        void expect(String code, String what) throws AttemptFailure, InterruptedException {
            int line = 0;
            while (true) {
                int next = endOfLine(line);
                if (next < 0) {
                    readMore();
                } else if (isLast(line, next)) {
                    judge(new String(reply, line, 3, StandardCharsets.ISO_8859_1), code, what);
                    drop(next);
                    return;
                } else {
                    line = next;
                }
            }
        }

        private static void judge(String code, String expected, String what) throws AttemptFailure {
            if (code.equals(expected)) return;
            throw new AttemptFailure(
                    Reason.STATUS, "reply " + code + " to " + what + ", expected " + expected);
        }

        private boolean isLast(int line, int next) throws AttemptFailure {
            boolean isReply = next - line > 4;
            for (int i = line; isReply && i < line + 3; i++) {
                isReply = reply[i] >= '0' && reply[i] <= '9';
            }
            // A bare code ends with its line.
            if (!isReply) throw new AttemptFailure(Reason.MALFORMED, "no reply of SMTP");
            return reply[line + 3] != '-';
        }

        /** The start of the line after the one at {@code line}; -1 while it is not complete. */
        private int endOfLine(int line) {
            for (int i = line; i < end; i++) if (reply[i] == '\n') return i + 1;
            return -1;
        }

        private void readMore() throws AttemptFailure, InterruptedException {
            if (end == reply.length) throw new AttemptFailure(Reason.MALFORMED, "endless reply");
            int count = connection.read(reply, end, reply.length - end, deadlineNanos());
            if (count == 0) throw new AttemptFailure(Reason.CLOSED, "connection closed early");
            end += count;
        }

        private void drop(int bytes) {
            System.arraycopy(reply, bytes, reply, 0, end - bytes);
            end -= bytes;
        }

        private long deadlineNanos() {
            return System.nanoTime() + target.timeout().toNanos();
        }
    }
}
