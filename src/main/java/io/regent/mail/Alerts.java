package io.regent.mail;

import io.regent.mail.MailEvent.CheckerChanged;
import io.regent.mail.MailEvent.GroupChanged;
import io.regent.mail.MailEvent.InstanceChanged;
import io.regent.mail.MailEvent.QuorumChanged;
import io.regent.mail.MailEvent.RealServerChanged;
import io.regent.mail.MailEvent.RealServerRemoved;
import java.util.HashMap;
import java.util.Map;

/**
 * Which events are worth a mail (inventory 2.2, 8.11): those of whatever has {@code smtp_alert},
 * which of instances and groups the VRRP process knows. Of an instance or a group never the state
 * that was mailed last, and FAULT only without {@code no_email_faults}. Of a real server the result
 * of each check, or with {@code no_checker_emails} its state as a whole. For one thread at a time.
 */
final class Alerts {

    private final Map<String, MailState> instances = new HashMap<>();
    private final Map<String, MailState> groups = new HashMap<>();

    /** A yes counts as mailed. */
    boolean isWorthAMail(MailEvent event, MailSettings settings) {
        if (!settings.isActive()) return false;
        return switch (event) {
            case InstanceChanged(String name, MailState state) ->
                    isNews(instances, name, state, settings);
            case GroupChanged(String name, MailState state) ->
                    isNews(groups, name, state, settings);
            case CheckerChanged changed -> changed.smtpAlert() && !settings.wholeServersOnly();
            case RealServerChanged changed -> changed.smtpAlert() && settings.wholeServersOnly();
            case RealServerRemoved removed -> removed.smtpAlert();
            case QuorumChanged changed -> changed.smtpAlert();
        };
    }

    private static boolean isNews(
            Map<String, MailState> mailed, String name, MailState state, MailSettings settings) {
        if (state == MailState.FAULT && settings.noFaults()) return false;
        return mailed.put(name, state) != state;
    }
}
