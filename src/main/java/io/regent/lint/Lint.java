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
                    "An advert of version 2 has room for 8 bytes. Two passwords that differ"
                            + " only behind"
                            + " the eighth byte are the same password.",
                    "VRRP 第 2 版的通告只能容纳 8 个字节。第 8 个字节之后才不同的两个口令其实是同一个口令。"),
            say("Use at most 8 bytes, the same on all nodes.", "口令最多 8 个字节，所有节点保持相同。")),

    PLAIN_TEXT_PASSWORD(
            NOTE,
            false,
            say("auth_type PASS sends the password in clear", "auth_type PASS 以明文发送口令"),
            say(
                    "Everybody on the network can read it in every advert. It keeps apart"
                            + " set-ups that"
                            + " share a network by mistake, and stops nobody who means harm.",
                    "网络上的任何人都能从通告中读到它。它只能隔开误用同一网络的几套系统，挡不住有意的攻击者。"),
            say(
                    "Use a password that is used nowhere else, and keep strangers off the"
                            + " network or"
                            + " filter IP protocol 112. auth_hmac signs adverts, where all nodes know it"
                            + " (keepalived 2.4.3).",
                    "不要使用别处也在用的口令；不要让外人接入该网络，或过滤 IP 协议 112。"
                            + "如果所有节点都支持（keepalived 2.4.3），auth_hmac 可以给通告签名。")),

    MASTER_WITH_NOPREEMPT(
            WARNING,
            true,
            say("nopreempt has no effect on this instance", "nopreempt 对这个实例不起作用"),
            say(
                    "An instance with state MASTER or priority 255 takes the addresses back"
                            + " after every"
                            + " restart, which is what nopreempt was to prevent.",
                    "state MASTER 或优先级 255 的实例每次重启后都会夺回地址，而这正是 nopreempt 想避免的。"),
            say(
                    "Write state BACKUP and a priority below 255 on all nodes; the priorities"
                            + " decide"
                            + " who begins.",
                    "在所有节点上写 state BACKUP，优先级小于 255；由优先级决定谁先持有地址。")),

    STATE_AGAINST_PRIORITY(
            WARNING,
            false,
            say("state %s with priority %s", "state %s 与优先级 %s 不相称"),
            say(
                    "The state counts for the first seconds only, then the priorities decide."
                            + " A MASTER"
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
                    "The owner always takes the addresses: weights of tracked scripts and"
                            + " interfaces do"
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
                    "Priority 255 is never changed, and any other stays between 1 and 254, so"
                            + " what is"
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
                    "Use a weight beyond the gap, such as -60, or compare the files of all"
                            + " nodes with"
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
                    "Correct the address or the interface. If the address is routed to this"
                            + " machine on"
                            + " purpose, silence this.",
                    "改正地址或接口。如果该地址确实是路由到这台机器的，可以关闭这条检查。")),

    INTERFACE_NOT_HERE(
            NOTE,
            false,
            say("this machine has no interface %s", "这台机器没有接口 %s"),
            say(
                    "The instance would be in state FAULT until the interface appears. That"
                            + " is as it"
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
                    "Two virtual routers with one id on one network take each other's adverts"
                            + " for their"
                            + " own, and hold each other's addresses.",
                    "同一网络上 id 相同的两个虚拟路由器会把对方的通告当成自己的，并持有对方的地址。"),
            say("Give each instance on an interface an id of its own.", "同一接口上的每个实例使用各自的 id。")),

    DUPLICATE_ADDRESS(
            WARNING,
            false,
            say("%s is also an address of '%s'", "%s 同时也是 '%s' 的地址"),
            say(
                    "Each instance adds and removes the address by its own election: when"
                            + " they differ,"
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
                    "Version 2 counts whole seconds; the interval is rounded, and take-over"
                            + " is slower"
                            + " than the file says.",
                    "第 2 版只能用整秒；间隔会被取整，接管比文件里写的要慢。"),
            say("Write version 3 on all nodes, or whole seconds.", "在所有节点上写 version 3，或使用整秒。")),

    SCRIPT_TIMEOUT(
            WARNING,
            false,
            say("the timeout of %s s is longer than the interval of %s s", "超时 %s 秒大于间隔 %s 秒"),
            say(
                    "While a run is not over no other begins: a script that hangs is noticed"
                            + " only after"
                            + " the timeout, and the interval is not kept.",
                    "一次运行结束之前不会开始下一次：脚本卡住时要等到超时才会发现，间隔也无法保持。"),
            say("Use a timeout of at most the interval.", "超时不要大于间隔。")),

    UNTRACKED_SCRIPT(
            WARNING,
            true,
            say("no instance tracks the script '%s'; it will not run", "没有实例跟踪脚本 '%s'，它不会运行"),
            say(
                    "A vrrp_script only says how to run a script. What its result leads to is"
                            + " said by"
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
                    "A tracked script that cannot be run is not tracked at all, and a notify"
                            + " script is"
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
                    "Let root own the file and all directories above it and take the write"
                            + " permission"
                            + " from others, or run it as somebody else with script_user.",
                    "让文件及其所有上级目录归 root 所有并去掉他人的写权限，或用 script_user 换一个用户运行。")),

    ROUTER_ID_MISSING(
            NOTE,
            false,
            say("global_defs has no router_id", "global_defs 没有 router_id"),
            say(
                    "The router_id names this machine in mails and dumps. Without one it is"
                            + " the host"
                            + " name, which may be the same on cloned machines.",
                    "router_id 在邮件和转储中标识这台机器。没有时使用主机名，而克隆出来的机器主机名可能相同。"),
            say("Write a router_id that no other node has.", "写一个与其他节点不同的 router_id。")),

    UNICAST_WITHOUT_PEERS(
            WARNING,
            true,
            say("unicast without a peer: adverts go to the multicast group", "单播没有对端：通告会发往组播地址"),
            say(
                    "An address in unicast_peer is what makes adverts go to one node. Without"
                            + " any they go to the group, where a network that passes no multicast"
                            + " loses them and all nodes hold the addresses.",
                    "unicast_peer 里的地址才使通告发给某个节点。一个都没有时通告发往组播地址；不转发组播的网络会丢掉它们，于是所有节点都持有地址。"),
            say(
                    "Name the addresses of all other nodes in unicast_peer, or remove"
                            + " unicast_src_ip.",
                    "在 unicast_peer 中写上其他所有节点的地址，或去掉 unicast_src_ip。")),

    PEER_IS_SELF(
            WARNING,
            false,
            say("%s is this node's own address", "%s 是本节点自己的地址"),
            say(
                    "A peer is another node. Adverts to oneself reach nobody, and the line"
                            + " probably stands where the other node's address belongs.",
                    "对端应是另一个节点。发给自己的通告谁也收不到，这里多半应写另一个节点的地址。"),
            say(
                    "Write the other node's address. Each node's file lists all nodes but itself.",
                    "写另一个节点的地址。每个节点的文件列出除自己以外的所有节点。")),

    PEER_IS_VIRTUAL(
            WARNING,
            false,
            say("%s is a virtual address of this instance", "%s 是这个实例的虚拟地址"),
            say(
                    "Only the node that is MASTER has it, so adverts between the nodes cannot"
                            + " come from it or go to it.",
                    "只有 MASTER 节点才有这个地址，所以节点之间的通告不能以它为来源或目的。"),
            say("Write the fixed addresses of the nodes.", "写各节点固定的地址。")),

    SOURCE_NOT_HERE(
            NOTE,
            false,
            say("%s is no address of %s on this machine", "%s 不是这台机器上 %s 的地址"),
            say(
                    "Adverts cannot be sent from an address that is not there; a file that"
                            + " was copied from another node often still has that node's address. That"
                            + " is as it should be when the file is for another machine.",
                    "无法从不存在的地址发送通告；从别的节点复制来的文件常常还写着那个节点的地址。如果文件是给另一台机器用的，这很正常。"),
            say(
                    "Write an address that `ip addr` shows on the interface.",
                    "写 `ip addr` 在该接口上列出的地址。")),

    REPEATED_KEYWORD(
            WARNING,
            false,
            say(
                    "%s comes again in this block with another value; only this one counts",
                    "%s 在这个块中再次出现且值不同；只有这一个有效"),
            say(
                    "The last of them is in force. Whoever reads the file from the top"
                            + " believes the first.",
                    "生效的是最后一个，而从头读文件的人会相信第一个。"),
            say("Keep one of them.", "只保留一个。")),

    STRICT_MODE(
            WARNING,
            false,
            say("strict mode: the addresses answer nobody", "严格模式：这些地址不会应答任何人"),
            say(
                    "With vrrp_strict a node that does not own the addresses drops all"
                            + " packets to them, ping and connections alike; passwords and unicast"
                            + " peers are refused too. It often comes from the sample file and is"
                            + " seldom meant.",
                    "使用 vrrp_strict 时，不是地址所有者的节点会丢弃发往这些地址的所有数据包，"
                            + "包括 ping 和连接；口令和单播对端也不能用。它常常是从示例文件抄来的，很少是有意的。"),
            say("Remove vrrp_strict.", "删除 vrrp_strict。")),

    SLOW_ADVERT(
            NOTE,
            false,
            say(
                    "with advert_int %s take-over takes more than three times as long",
                    "advert_int 为 %s 秒，接管需要三倍以上的时间"),
            say(
                    "The others wait for three intervals and a little more before they take"
                            + " over. Meanwhile nobody has the addresses.",
                    "其他节点要等三个间隔再多一点才接管，这期间没有人持有地址。"),
            say("Use 1, the same on all nodes.", "使用 1，所有节点相同。")),

    SYNC_GROUP_DIFFERS(
            WARNING,
            false,
            say(
                    "%s is %s here and in '%s' of the same group it is %s",
                    "%s 在这里是 %s，而同组的 '%s' 是 %s"),
            say(
                    "Instances of a group change together. Where they begin or wait"
                            + " differently one of them pulls the others along, against what its own"
                            + " lines say.",
                    "同组的实例一起改变状态。初始状态或等待时间不同时，其中一个会带着其他实例改变，与它们各自写的不符。"),
            say(
                    "Give all instances of a group the same state and advert_int.",
                    "同组的所有实例使用相同的 state 和 advert_int。")),

    SYNC_GROUP_WEIGHT(
            WARNING,
            false,
            say(
                    "the weight %s of '%s' does not count in the group '%s'",
                    "权重 %s（'%s'）在组 '%s' 中不起作用"),
            say(
                    "In a sync_group scripts with a weight are not tracked at all, unless the"
                            + " group says sync_group_tracking_weight.",
                    "在同步组中，带权重的脚本根本不会被跟踪，除非该组写了 sync_group_tracking_weight。"),
            say(
                    "Use weight 0, which is a fault of the whole group, or write"
                            + " sync_group_tracking_weight in the group.",
                    "使用权重 0（即整个组故障），或在组里写 sync_group_tracking_weight。")),

    SHELL_SYNTAX(
            WARNING,
            false,
            say(
                    "no shell runs this command: '%s' is handed to the program as a word",
                    "这个命令不经过 shell 运行：'%s' 会作为参数交给程序"),
            say(
                    "Commands are started directly. What a shell would do with pipes, lists,"
                            + " redirections and substitutions is not done, and the program's own"
                            + " status decides.",
                    "命令是直接启动的。管道、命令列表、重定向和替换都不会被处理，由程序自己的退出状态决定结果。"),
            say(
                    "Put the command into a script file, or run it by a shell: script"
                            + " \"/bin/sh -c '...'\".",
                    "把命令写进脚本文件，或由 shell 运行：script \"/bin/sh -c '...'\"。")),

    SLOW_SCRIPT(
            NOTE,
            false,
            say("a failure that '%s' finds is believed after %s s", "'%s' 发现的故障要过 %s 秒才被采信"),
            say(
                    "A script must fail `fall` times in a row, an interval apart. A node that"
                            + " dies is replaced after a few seconds; a service that dies with this"
                            + " script is not.",
                    "脚本必须连续失败 `fall` 次，每次相隔一个间隔。节点宕机几秒后就会被接替，而用这个脚本发现的服务故障不会这么快。"),
            say(
                    "Use a shorter interval or a smaller fall, such as interval 2 and fall 3.",
                    "使用更短的 interval 或更小的 fall，例如 interval 2、fall 3。")),

    MAIL_WITHOUT_SERVER(
            WARNING,
            false,
            say("mail is asked for here, but there is no %s", "这里要求发邮件，但没有 %s"),
            say(
                    "Mail goes to the addresses of notification_email by way of the"
                            + " smtp_server; without either nobody hears of a change.",
                    "邮件经 smtp_server 发给 notification_email 中的地址；缺少其中之一，就没有人得知变化。"),
            say(
                    "Write smtp_server and notification_email in global_defs.",
                    "在 global_defs 中写 smtp_server 和 notification_email。")),

    MAIL_NEVER_SENT(
            NOTE,
            false,
            say("nothing here sends mail to these addresses", "这里没有什么会给这些地址发邮件"),
            say(
                    "Instances send mail only when they are told to; without smtp_alert no"
                            + " change of state reaches these addresses.",
                    "实例只有在要求时才发邮件；没有 smtp_alert，状态变化不会通知到这些地址。"),
            say(
                    "Write smtp_alert in global_defs or in the instances, or remove the mail"
                            + " settings.",
                    "在 global_defs 或实例中写 smtp_alert，或者删除邮件设置。")),

    SAMPLE_MAIL(
            WARNING,
            false,
            say("'%s' is an address of the sample configuration", "'%s' 是示例配置中的地址"),
            say(
                    "The domain does not exist: whatever is sent there is lost, and nobody is"
                            + " alarmed.",
                    "这个域并不存在：发往那里的邮件都会丢失，没有人会收到告警。"),
            say(
                    "Write the addresses of those who look after this machine, or remove the"
                            + " mail settings.",
                    "写负责这台机器的人的地址，或者删除邮件设置。")),

    CHECK_TIMEOUT(
            WARNING,
            false,
            say(
                    "a check may take %s s, but they are to be %s s apart",
                    "一次检查可能需要 %s 秒，而检查间隔是 %s 秒"),
            say(
                    "The next check waits until this one is over. A real server that does not"
                            + " answer is noticed later than delay_loop says.",
                    "这一次检查结束之后才会开始下一次。不应答的真实服务器会比 delay_loop 所说的更晚被发现。"),
            say(
                    "Let the timeout (connect_timeout, 5 s without one, or misc_timeout) be"
                            + " shorter than delay_loop.",
                    "让超时（connect_timeout，不写为 5 秒；或 misc_timeout）小于 delay_loop。")),

    CHECK_OF_ANOTHER_PORT(
            NOTE,
            false,
            say("port %s is checked, and clients are sent to port %s", "检查的是端口 %s，而客户端被送往端口 %s"),
            say(
                    "A service that has died goes unnoticed as long as the other port"
                            + " answers, and a good one is taken away when it does not.",
                    "只要另一个端口还应答，服务死了也不会被发现；另一个端口不应答时，好的服务反而被摘掉。"),
            say(
                    "Check the port that clients use. If the other one speaks for the"
                            + " service, silence this.",
                    "检查客户端使用的端口。如果另一个端口确实代表该服务，可以关闭这条检查。")),

    UNCHECKED_SERVERS(
            NOTE,
            false,
            say("nothing checks the real servers of this virtual server", "这个虚拟服务器的真实服务器没有任何检查"),
            say(
                    "A real server that fails stays in the table, and clients are still sent"
                            + " there.",
                    "出故障的真实服务器会留在表中，客户端仍会被送往那里。"),
            say(
                    "Write a check, such as TCP_CHECK, into each real_server.",
                    "在每个 real_server 中写一个检查，例如 TCP_CHECK。")),

    SORRY_SERVER_IS_REAL(
            WARNING,
            false,
            say("the sorry server is one of the real servers", "sorry_server 同时是真实服务器之一"),
            say(
                    "It is to help when all real servers have failed, and then this one has"
                            + " failed too.",
                    "它应在所有真实服务器都失效时顶上，而那时它自己也失效了。"),
            say("Name another machine or another port.", "写另一台机器或另一个端口。")),

    SERVICE_WITHOUT_ADDRESS(
            NOTE,
            false,
            say("no instance here holds %s", "这里没有实例持有 %s"),
            say(
                    "Clients reach a virtual server only where its address is. No"
                            + " virtual_ipaddress and no static_ipaddress of this file has it.",
                    "只有虚拟服务器的地址在这台机器上，客户端才能访问它。"
                            + "本文件的 virtual_ipaddress 和 static_ipaddress 中都没有这个地址。"),
            say(
                    "Add the address to virtual_ipaddress, or correct one of the two. If it"
                            + " is on this machine by other means, silence this.",
                    "把该地址加入 virtual_ipaddress，或改正其中之一。如果它以别的方式配置在这台机器上，可以关闭这条检查。")),

    PLACEHOLDER(
            WARNING,
            false,
            say("'%s' looks like a placeholder that nobody filled in", "'%s' 像是没有人填写的占位符"),
            say(
                    "The file was made from a template or copied from a description, and this"
                            + " word still stands for another. As it is it counts as written.",
                    "文件由模板生成，或抄自说明文档，而这个词仍然代表别的内容。现在它会按字面生效。"),
            say(
                    "Write what it stands for, here and wherever else it comes, or let the"
                            + " tool that fills the template do so.",
                    "在这里和其他出现的地方写上它所代表的内容，或让填写模板的工具来做。")),

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

    /** What it finds, and what to write instead. */
    public LintExample example() {
        return LintExample.of(this);
    }

    /** The message for all cases: an ellipsis stands for what is found. */
    public Text title() {
        return new Text(general(message.english()), general(message.chinese()));
    }

    private static String general(String format) {
        return format.replaceAll("'?%(\\d\\$)?s'?", "…");
    }
}
