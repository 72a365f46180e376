package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether mail would reach anybody. */
final class MailLints {

    /** Of the recipients in the sample configuration that keepalived comes with. */
    private static final String SAMPLE_DOMAIN = "@firewall.loc";

    private static final List<String> SWITCHES =
            List.of("smtp_alert", "smtp_alert_vrrp", "smtp_alert_checker");

    private MailLints() {}

    static void find(Blocks blocks, Remarks remarks) {
        Block global = blocks.global();
        List<Word> recipients = global.words("notification_email");
        for (Word recipient : recipients) {
            if (!recipient.text().endsWith(SAMPLE_DOMAIN)) continue;
            remarks.add(Lint.SAMPLE_MAIL, recipient.at(), recipient.text());
            break;
        }
        Optional<Statement> asking = asking(blocks);
        boolean server = global.has("smtp_server");
        if (asking.isPresent() && !(server && !recipients.isEmpty())) {
            String missing = server ? "notification_email" : "smtp_server";
            remarks.add(Lint.MAIL_WITHOUT_SERVER, asking.get().at(), missing);
        }
        // Real servers send without being asked.
        boolean silent = asking.isEmpty() && blocks.virtualServers().isEmpty();
        if (silent && !recipients.isEmpty() && !blocks.instances().isEmpty()) {
            remarks.add(Lint.MAIL_NEVER_SENT, global.last("notification_email").get().at());
        }
    }

    /** The first line that asks for mail. */
    private static Optional<Statement> asking(Blocks blocks) {
        var senders = new ArrayList<Block>();
        senders.add(blocks.global());
        senders.addAll(blocks.instances());
        senders.addAll(blocks.syncGroups());
        for (Statement server : blocks.virtualServers()) senders.add(Block.of(server));
        for (Block sender : senders) {
            for (String name : SWITCHES) if (sender.isOn(name)) return sender.last(name);
        }
        return Optional.empty();
    }
}
