package io.regent.lint;

import static io.regent.config.problem.Severity.ERROR;
import static io.regent.config.problem.Severity.NOTE;
import static io.regent.config.problem.Severity.WARNING;
import static io.regent.lint.Text.say;

import io.regent.config.problem.Severity;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that {@code regent check} finds beyond the rules of the language. Messages, the pages
 * in docs/lints and the rules of a SARIF report are made from these declarations.
 */
// Text is a record of strings; the checker believes in annotations only.
@SuppressWarnings("ImmutableEnumChecker")
public enum Lint {
    AUTH_PASS_CUT(
            WARNING,
            true,
            say("auth_pass is cut to its first 8 bytes", "auth_pass 只有前 8 个字节有效"),
            say(
                    "An advert of version 2 has room for 8 bytes. Two passwords that differ only behind"
                            + " the eighth byte are the same password.",
                    "VRRP 第 2 版的通告只能容纳 8 个字节。第 8 个字节之后才不同的两个口令其实是同一个口令。"),
            say("Use at most 8 bytes, the same on all nodes.", "口令最多 8 个字节，所有节点保持相同。")),

    PLAIN_TEXT_PASSWORD(
            NOTE,
            false,
            say("auth_type PASS sends the password in clear", "auth_type PASS 以明文发送口令"),
            say(
                    "Everybody on the network can read it in every advert. It keeps apart set-ups that"
                            + " share a network by mistake, and stops nobody who means harm.",
                    "网络上的任何人都能从通告中读到它。它只能隔开误用同一网络的几套系统，挡不住有意的攻击者。"),
            say(
                    "Use a password that is used nowhere else, and keep strangers off the network or"
                            + " filter IP protocol 112.",
                    "不要使用别处也在用的口令；不要让外人接入该网络，或过滤 IP 协议 112。")),

    MASTER_WITH_NOPREEMPT(
            WARNING,
            true,
            say("nopreempt has no effect on this instance", "nopreempt 对这个实例不起作用"),
            say(
                    "An instance with state MASTER or priority 255 takes the addresses back after every"
                            + " restart, which is what nopreempt was to prevent.",
                    "state MASTER 或优先级 255 的实例每次重启后都会夺回地址，而这正是 nopreempt 想避免的。"),
            say(
                    "Write state BACKUP and a priority below 255 on all nodes; the priorities decide"
                            + " who begins.",
                    "在所有节点上写 state BACKUP，优先级小于 255；由优先级决定谁先持有地址。")),

    STATE_AGAINST_PRIORITY(
            WARNING,
            false,
            say("state %s with priority %s", "state %s 与优先级 %s 不相称"),
            say(
                    "The state counts for the first seconds only, then the priorities decide. A MASTER"
                            + " below 100 loses to a node that says no priority at all; a BACKUP above 200"
                            + " will most likely hold the addresses itself.",
                    "state 只在最初几秒有意义，此后由优先级决定。低于 100 的 MASTER 会输给没有写优先级的节点；"
                            + "高于 200 的 BACKUP 多半会自己持有地址。"),
            say(
                    "Give the MASTER the highest priority of all nodes, such as 150, and a BACKUP a"
                            + " lower one, such as 100.",
                    "让 MASTER 的优先级在所有节点中最高，例如 150；BACKUP 较低，例如 100。")),

    MASTER_WITHOUT_PRIORITY(
            WARNING,
            false,
            say(
                    "state MASTER without a priority means priority 255",
                    "state MASTER 而没有 priority，优先级就是 255"),
            say(
                    "Priority 255 belongs to a machine that owns the addresses: tracked scripts and"
                            + " interfaces then cannot lower it, and nopreempt is ignored.",
                    "优先级 255 属于地址的所有者：脚本和接口的跟踪无法降低它，nopreempt 也会被忽略。"),
            say("Write a priority, such as 150.", "写明优先级，例如 150。")),

    OWNER_PRIORITY(
            WARNING,
            false,
            say("priority 255 says that this machine owns the addresses", "优先级 255 表示这台机器是地址的所有者"),
            say(
                    "The owner always takes the addresses: weights of tracked scripts and interfaces do"
                            + " not change this priority, and nopreempt is ignored.",
                    "所有者总会拿走地址：被跟踪的脚本和接口的权重改变不了这个优先级，nopreempt 也会被忽略。"),
            say(
                    "Use 1 to 254, unless the addresses are this machine's own.",
                    "请使用 1 到 254，除非这些地址本来就是这台机器的。")),

    WEIGHT_WITHOUT_EFFECT(
            WARNING,
            false,
            say("the weight %s of '%s' cannot change the priority %s", "权重 %s（'%s'）改变不了优先级 %s"),
            say(
                    "Priority 255 is never changed, and any other stays between 1 and 254, so what is"
                            + " tracked here decides nothing.",
                    "优先级 255 从不改变，其他优先级始终在 1 到 254 之间，所以这里的跟踪不起任何作用。"),
            say(
                    "Leave room for the weight: priority 150 with weight -60, for instance.",
                    "给权重留出余地，例如优先级 150，权重 -60。")),

    SMALL_WEIGHT(
            NOTE,
            false,
            say(
                    "the weight %s of '%s' is less than the advised gap of 50 between priorities",
                    "权重 %s（'%s'）小于建议的优先级差 50"),
            say(
                    "The addresses move only if the weight takes the priority below that of another"
                            + " node. The manual advises priorities that are 50 apart.",
                    "只有当权重使优先级低于另一个节点时，地址才会转移。手册建议各节点的优先级相差 50。"),
            say(
                    "Use a weight beyond the gap, such as -60, or compare the files of all nodes with"
                            + " regent check --pair.",
                    "让权重超过优先级之差，例如 -60；或用 regent check --pair 比较所有节点的文件。")),

    ADDRESS_OUTSIDE_NETWORK(
            WARNING,
            false,
            say("%s is in no network of %s (%s)", "%s 不在 %s 的任何网络中（%s）"),
            say(
                    "Others look for an address in the network that it belongs to. On an interface"
                            + " outside of that network nobody hears the gratuitous ARP that announces it.",
                    "其他机器会在地址所属的网络中寻找它。接口不在该网络中时，没有人能听到宣告该地址的免费 ARP。"),
            say(
                    "Correct the address or the interface. If the address is routed to this machine on"
                            + " purpose, silence this.",
                    "改正地址或接口。如果该地址确实是路由到这台机器的，可以关闭这条检查。")),

    INTERFACE_NOT_HERE(
            NOTE,
            false,
            say("this machine has no interface %s", "这台机器没有接口 %s"),
            say(
                    "The instance would be in state FAULT until the interface appears. That is as it"
                            + " should be when the file is for another machine.",
                    "在接口出现之前，实例会处于 FAULT 状态。如果文件是给另一台机器用的，这很正常。"),
            say("Compare with the names that `ip link` shows.", "请与 `ip link` 列出的名字对照。")),

    DUPLICATE_ROUTER_ID(
            ERROR,
            true,
            say(
                    "virtual_router_id %s on %s already belongs to '%s'",
                    "%2$s 上的 virtual_router_id %1$s 已属于 '%3$s'"),
            say(
                    "Two virtual routers with one id on one network take each other's adverts for their"
                            + " own, and hold each other's addresses.",
                    "同一网络上 id 相同的两个虚拟路由器会把对方的通告当成自己的，并持有对方的地址。"),
            say("Give each instance on an interface an id of its own.", "同一接口上的每个实例使用各自的 id。")),

    DUPLICATE_ADDRESS(
            WARNING,
            false,
            say("%s is also an address of '%s'", "%s 同时也是 '%s' 的地址"),
            say(
                    "Each instance adds and removes the address by its own election: when they differ,"
                            + " one takes away what the other holds.",
                    "每个实例按自己的选举添加和删除地址：结果不同时，一个会删掉另一个正持有的地址。"),
            say("Keep each address in one instance.", "每个地址只写在一个实例里。")),

    ADDRESS_WITHOUT_PREFIX(
            WARNING,
            false,
            say("%s has no prefix length, other addresses here have one", "%s 没有前缀长度，而这里的其他地址有"),
            say(
                    "Without one the address is added as /32, with no route to its network. Beside"
                            + " addresses that have one it was probably forgotten.",
                    "没有前缀长度的地址按 /32 添加，没有通往其网络的路由。其他地址都写了，这里多半是忘了。"),
            say("Write it, such as /24, or /32 if that is meant.", "写上前缀长度，例如 /24；确实需要时写 /32。")),

    LABEL_WITHOUT_INTERFACE(
            WARNING,
            false,
            say("label '%s' does not begin with '%s'", "标签 '%s' 不是以 '%s' 开头"),
            say(
                    "`ifconfig` shows an address as an alias of the interface that its label begins"
                            + " with, and `ip addr add` refuses any other label.",
                    "`ifconfig` 把地址显示为标签开头那个接口的别名，`ip addr add` 拒绝其他形式的标签。"),
            say("Write the interface, a colon and a number: eth0:1.", "写成接口名、冒号和数字：eth0:1。")),

    SUBSECOND_ADVERT(
            WARNING,
            true,
            say("advert_int %s needs version 3", "advert_int %s 需要第 3 版"),
            say(
                    "Version 2 counts whole seconds; the interval is rounded, and take-over is slower"
                            + " than the file says.",
                    "第 2 版只能用整秒；间隔会被取整，接管比文件里写的要慢。"),
            say("Write version 3 on all nodes, or whole seconds.", "在所有节点上写 version 3，或使用整秒。")),

    SCRIPT_TIMEOUT(
            WARNING,
            false,
            say("the timeout of %s s is longer than the interval of %s s", "超时 %s 秒大于间隔 %s 秒"),
            say(
                    "While a run is not over no other begins: a script that hangs is noticed only after"
                            + " the timeout, and the interval is not kept.",
                    "一次运行结束之前不会开始下一次：脚本卡住时要等到超时才会发现，间隔也无法保持。"),
            say("Use a timeout of at most the interval.", "超时不要大于间隔。")),

    UNTRACKED_SCRIPT(
            WARNING,
            true,
            say("no instance tracks the script '%s'; it will not run", "没有实例跟踪脚本 '%s'，它不会运行"),
            say(
                    "A vrrp_script only says how to run a script. What its result leads to is said by"
                            + " the track_script of an instance.",
                    "vrrp_script 只说明如何运行脚本，其结果由实例的 track_script 使用。"),
            say(
                    "Name it in the track_script of an instance, or remove it.",
                    "在实例的 track_script 中写上它，或者删除它。")),

    SCRIPT_NOT_RUNNABLE(
            WARNING,
            false,
            say("this script cannot be run here: %s", "这个脚本在这里无法运行：%s"),
            say(
                    "A tracked script that cannot be run is not tracked at all, and a notify script is"
                            + " left out when it is needed.",
                    "无法运行的跟踪脚本等于没有跟踪，无法运行的通知脚本在需要时不会执行。"),
            say(
                    "Correct the path, make the file executable, and name a user that exists in"
                            + " script_user.",
                    "改正路径，给文件加上可执行权限，并在 script_user 中写存在的用户。")),

    SCRIPT_WRITABLE(
            WARNING,
            false,
            say(
                    "this script runs as root and others can change it: %s",
                    "这个脚本以 root 运行，而别人可以修改它：%s"),
            say(
                    "Whoever may write the file or a directory above it can run anything as root.",
                    "能写该文件或其上级目录的人，就能以 root 运行任何程序。"),
            say(
                    "Let root own the file and all directories above it and take the write permission"
                            + " from others, or run it as somebody else with script_user.",
                    "让文件及其所有上级目录归 root 所有并去掉他人的写权限，或用 script_user 换一个用户运行。")),

    ROUTER_ID_MISSING(
            NOTE,
            false,
            say("global_defs has no router_id", "global_defs 没有 router_id"),
            say(
                    "The router_id names this machine in mails and dumps. Without one it is the host"
                            + " name, which may be the same on cloned machines.",
                    "router_id 在邮件和转储中标识这台机器。没有时使用主机名，而克隆出来的机器主机名可能相同。"),
            say("Write a router_id that no other node has.", "写一个与其他节点不同的 router_id。")),

    UNKNOWN_LINT(
            WARNING,
            false,
            say("there is no lint '%s' to ignore", "没有名为 '%s' 的检查可以忽略"),
            say(
                    "The comment silences nothing, so it was misspelt or is out of date.",
                    "这条注释什么也没有关闭，可能拼错了，或已经过时。"),
            say("See docs/lints for the names.", "名字见 docs/lints。"));

    private final Severity severity;
    private final boolean restatesReader;
    private final Text message;
    private final Text explanation;
    private final Text remedy;

    Lint(Severity severity, boolean restatesReader, Text message, Text explanation, Text remedy) {
        this.severity = severity;
        this.restatesReader = restatesReader;
        this.message = message;
        this.explanation = explanation;
        this.remedy = remedy;
    }

    /** The lint of this id, such as {@code small-weight}. */
    public static Optional<Lint> find(String id) {
        for (Lint lint : values()) if (lint.id().equals(id)) return Optional.of(lint);
        return Optional.empty();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    /** The reader of the language says the same at the same place, in fewer words. */
    boolean restatesReader() {
        return restatesReader;
    }

    /** A format: its arguments are what was found. */
    public Text message() {
        return message;
    }

    /** Why it matters. */
    public Text explanation() {
        return explanation;
    }

    /** What to do. */
    public Text remedy() {
        return remedy;
    }

    /** The message for all cases: an ellipsis stands for what is found. */
    public Text title() {
        return new Text(general(message.english()), general(message.chinese()));
    }

    private static String general(String format) {
        return format.replaceAll("'?%(\\d\\$)?s'?", "…");
    }
}
