package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import java.nio.charset.StandardCharsets;

/**
 * {@code SMTP_CHECK}: every mail server greets, answers HELO, and takes leave (RFC 5321 section
 * 4.1): 220, HELO, 250, QUIT, and a line of any kind.
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
            dialogue.expect("220", "Bad greeting banner");
            dialogue.say("HELO " + checker.heloName());
            dialogue.expect("250", "Bad HELO response");
            dialogue.say("QUIT");
            // Who has come so far works, whatever it thinks of the parting.
            dialogue.hearLine();
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

        /**
         * Reads a reply to its last line, which begins with a code and a blank.
         *
         * @param trouble what it is called in the log when it is another one
         */
        void expect(String code, String trouble) throws AttemptFailure, InterruptedException {
            int line = 0;
            while (true) {
                int next = endOfLine(line);
                if (next < 0) {
                    readMore();
                } else if (isLast(line, next, trouble)) {
                    judge(new String(reply, line, 3, StandardCharsets.ISO_8859_1), code, trouble);
                    drop(next);
                    return;
                } else {
                    line = next;
                }
            }
        }

        void hearLine() throws AttemptFailure, InterruptedException {
            while (endOfLine(0) < 0) readMore();
        }

        private static void judge(String code, String expected, String trouble)
                throws AttemptFailure {
            if (code.equals(expected)) return;
            throw new AttemptFailure(Reason.STATUS, trouble + " (reply " + code + ")");
        }

        private boolean isLast(int line, int next, String trouble) throws AttemptFailure {
            boolean isReply = next - line > 4;
            for (int i = line; isReply && i < line + 3; i++) {
                isReply = reply[i] >= '0' && reply[i] <= '9';
            }
            // A bare code ends with its line.
            if (!isReply) throw new AttemptFailure(Reason.MALFORMED, trouble);
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
