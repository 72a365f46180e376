package io.regent.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The way of a mail to the relay (inventory 8.11): HELO, MAIL FROM, RCPT TO for each recipient,
 * DATA, QUIT, in a connection of its own, without TLS and without a login. One recipient that is
 * refused stops the mail, for the others, too. Nothing is tried again.
 */
final class Delivery {

    private Delivery() {}

    /**
     * Waits for the connection and for each reply as long as the settings say.
     *
     * @param letter headers and body, as they are sent
     */
    static void send(MailSettings settings, byte[] letter) throws UndeliveredException {
        Session session = Session.getInstance(properties(settings));
        // Closing says QUIT. What the relay answers to that is no matter any more.
        var transport = new SMTPTransport(session, null);
        try {
            transport.connect(settings.server().orElse(""), settings.port(), null, null);
            var message = new MimeMessage(session, new ByteArrayInputStream(letter));
            transport.sendMessage(message, recipients(settings));
        } catch (MessagingException e) {
            throw new UndeliveredException(reason(settings, transport, e));
        } finally {
            close(transport);
        }
    }

    private static Properties properties(MailSettings settings) {
        String millis = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.ehlo", "false");
        properties.setProperty("mail.smtp.localhost", settings.heloName());
        properties.setProperty("mail.smtp.from", settings.from().address());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        return properties;
    }

    private static Address[] recipients(MailSettings settings) {
        var recipients = new Address[settings.recipients().size()];
        for (int i = 0; i < recipients.length; i++) {
            var recipient = new InternetAddress();
            recipient.setAddress(settings.recipients().get(i).address());
            recipients[i] = recipient;
        }
        return recipients;
    }

    private static String reason(
            MailSettings settings, SMTPTransport transport, MessagingException failure) {
        int status = transport.getLastReturnCode();
        // Positive replies belong to the command before the one that got no answer.
        if (status >= 400) {
            String reply = transport.getLastServerResponse();
            return MailLogText.refused(settings, commandOf(failure), status, reply);
        }
        return MailLogText.broken(settings, Objects.toString(innermost(failure).getMessage()));
    }

    /** The first word of the command that was refused. */
    private static String commandOf(MessagingException failure) {
        for (@Nullable Exception e = failure; e != null; e = next(e)) {
            String command =
                    switch (e) {
                        case SMTPSendFailedException refused -> refused.getCommand();
                        case SMTPAddressFailedException refused -> refused.getCommand();
                        default -> null;
                    };
            if (command == null) continue;
            int blank = command.indexOf(' ');
            return blank < 0 ? command : command.substring(0, blank);
        }
        return "HELO";
    }

    private static Exception innermost(MessagingException failure) {
        Exception inner = failure;
        for (@Nullable Exception e = failure; e != null; e = next(e)) inner = e;
        return inner;
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException outer ? outer.getNextException() : null;
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The mail has been taken, or its failure is known.
        }
    }
}
