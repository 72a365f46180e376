package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every keyword at both limits, beyond both, and absent. */
class KeywordLimitsTest {

    /** Rows as {@link LimitRow} has them. */
    private static final String TABLE =
            """
            global_defs | router_id | - | a=>a ; "two words"=>two words | ""
            global_defs | notification_email | - | { a@b c@d }=>[a@b, c@d] ; { }=>[] |
            global_defs | notification_email_from | - | a@b=>a@b | ""
            global_defs | smtp_server | - | mail=>Server[host=mail, port=25] ; 1.2.3.4 1=>Server[host=1.2.3.4, port=1] ; h 65535=>Server[host=h, port=65535] | h 0 ; h 65536 ; h x
            global_defs | smtp_helo_name | - | me=>me | ""
            global_defs | smtp_connect_timeout | PT30S | 0=>PT0S ; 1=>PT1S ; 4294=>PT1H11M34S | -1 ; 4295 ; x
            global_defs | smtp_alert | false | on=>true ; off=>false ; =>true | 1
            global_defs | smtp_alert_vrrp | false | on=>true ; off=>false ; =>true | 1
            global_defs | smtp_alert_checker | false | on=>true ; off=>false ; =>true | 1
            global_defs | script_user | - | u=>ScriptUser[user=u, group=Optional.empty] ; u g=>ScriptUser[user=u, group=Optional[g]] |
            global_defs | enable_script_security | false | =>true |
            global_defs | vrrp_version | 2 | 2=>2 ; 3=>3 | 1 ; 4 ; x ; 2x ; 99999999999999999999
            global_defs | vrrp_mcast_group4 | 224.0.0.18 | 224.0.0.0=>224.0.0.0 ; 239.255.255.255=>239.255.255.255 | 223.255.255.255 ; 240.0.0.0 ; ff02::12 ; x
            global_defs | vrrp_garp_master_delay | PT5S | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295 ; x
            global_defs | vrrp_garp_master_repeat | 5 | 0=>1 ; 1=>1 ; 2147483647=>2147483647 | -1 ; 2147483648 ; x
            global_defs | vrrp_garp_master_refresh | PT0S | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            global_defs | vrrp_garp_master_refresh_repeat | 1 | 0=>1 ; 2=>2 | -1 ; x
            global_defs | vrrp_garp_lower_prio_delay | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            global_defs | vrrp_garp_lower_prio_repeat | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | vrrp_garp_interval | PT0S | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296 ; x ; 1.x ; . ; -1
            global_defs | vrrp_gna_interval | PT0S | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296
            global_defs | vrrp_min_garp | false | true=>true ; no=>false ; =>true | maybe
            global_defs | vrrp_down_timer_adverts | 3 | 1=>1 ; 100=>100 | 0 ; 101
            global_defs | vrrp_lower_prio_no_advert | false | yes=>true ; false=>false | 2
            global_defs | vrrp_higher_prio_send_advert | false | yes=>true ; false=>false | 2
            global_defs | vrrp_owner_ignore_adverts | false | yes=>true ; false=>false | 2
            global_defs | vrrp_skip_check_adv_addr | false | yes=>true ; false=>false | 2
            global_defs | vrrp_strict | false | no=>false ; yes=>true | maybe
            global_defs | v3_checksum_as_v2 | false | yes=>true ; false=>false | 2
            global_defs | vrrp_startup_delay | PT0S | 0.001=>PT0.001S ; 4294.967295=>PT1H11M34.967295S | 0.0009 ; 4294.967296
            global_defs | log_unknown_vrids | false | =>true |
            global_defs | default_interface | eth0 | a=>a ; fifteen-letters=>fifteen-letters | sixteen--letters ; ""
            global_defs | dynamic_interfaces | false | =>true ; allow_if_changes=>true | off
            global_defs | vrrp_priority | - | -20=>-20 ; 19=>19 | -21 ; 20
            global_defs | vrrp_no_swap | false | =>true |
            global_defs | vrrp_rt_priority | - | 1=>1 ; 99=>99 | 0 ; 100
            global_defs | vrrp_rlimit_rttime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | vrrp_rlimit_rtime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | max_auto_priority | - | -1=>-1 ; 99=>99 ; =>99 | -2 ; 100
            global_defs | min_auto_priority_delay | 1000000 | 1=>1 ; 10000000=>10000000 | 0 ; 10000001
            global_defs | vrrp_notify_priority_changes | false | yes=>true ; false=>false | 2
            vrrp_script | script | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] ; "/a b 'c d'"=>ScriptCommand[argv=[/a, b, c d], user=Optional.empty] | "" ; "  "
            vrrp_script | interval | PT1S | 0=>PT0S ; 0.001=>PT0.001S ; 4294.967=>PT1H11M34.967S | -1 ; 4294.968
            vrrp_script | timeout | - | 0=>PT0S ; 4294.967=>PT1H11M34.967S | -1 ; 4294.968
            vrrp_script | weight | Weight[value=0, reverse=false] | -253=>Weight[value=-253, reverse=false] ; 253 reverse=>Weight[value=253, reverse=true] ; 254=>Weight[value=253, reverse=false] ; -254=>Weight[value=-253, reverse=false] | -255 ; 255 ; x ; 1 backwards
            vrrp_script | rise | 1 | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            vrrp_script | fall | 1 | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            vrrp_script | user | - | u=>ScriptUser[user=u, group=Optional.empty] |
            vrrp_script | init_fail | false | =>true |
            vrrp_instance | state | - | MASTER=>MASTER ; BACKUP=>BACKUP | FAULT ; master
            vrrp_instance | interface | - | eth0=>eth0 | sixteen--letters
            vrrp_instance | virtual_router_id | - | 1=>1 ; 255=>255 | 0 ; 256 ; -1 ; 1.5
            vrrp_instance | priority | - | 1=>1 ; 255=>255 | 0 ; 256 ; x
            vrrp_instance | version | - | 2=>2 ; 3=>3 | 1 ; 4
            vrrp_instance | advert_int | PT1S | 0.01=>PT0.01S ; 255=>PT4M15S | 0.009999 ; 255.000001 ; 0
            vrrp_instance | authentication | - | { }=>* |
            vrrp_instance | mcast_src_ip | - | 10.0.0.1=>10.0.0.1 | 224.0.0.1 ; x
            vrrp_instance | mcast_dst_ip | - | 224.0.0.1=>224.0.0.1 | 10.0.0.1
            vrrp_instance | preempt | - | =>true |
            vrrp_instance | nopreempt | false | =>true |
            vrrp_instance | preempt_delay | PT0S | 0=>PT0S ; 1000=>PT16M40S | -1 ; 1000.000001
            vrrp_instance | down_timer_adverts | - | 1=>1 ; 100=>100 | 0 ; 101
            vrrp_instance | dont_track_primary | false | =>true |
            vrrp_instance | lower_prio_no_advert | - | on=>true ; off=>false | x
            vrrp_instance | higher_prio_send_advert | - | on=>true ; off=>false | x
            vrrp_instance | owner_ignore_adverts | - | on=>true ; off=>false | x
            vrrp_instance | skip_check_adv_addr | - | on=>true ; off=>false | x
            vrrp_instance | v3_checksum_as_v2 | - | on=>true ; off=>false | x
            vrrp_instance | strict_mode | - | off=>false ; on=>true | x
            vrrp_instance | accept | true | =>true |
            vrrp_instance | virtual_ipaddress | - | { }=>[] | { x }
            vrrp_instance | virtual_ipaddress_excluded | - | { }=>[] | { x }
            vrrp_instance | no_virtual_ipaddress | false | =>true |
            vrrp_instance | track_interface | - | { }=>[] | { a weight 255 } ; { a weight } ; { a heavy }
            vrrp_instance | track_script | - | { }=>[] | { a weight -255 } ; { a weight x }
            vrrp_instance | notify_master | - | /a u g=>ScriptCommand[argv=[/a], user=Optional[ScriptUser[user=u, group=Optional[g]]]] | ""
            vrrp_instance | notify_backup | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_fault | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_stop | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_deleted | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            vrrp_instance | notify_master_rx_lower_pri | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_instance | notify_priority_changes | - | on=>true ; off=>false | x
            vrrp_instance | smtp_alert | - | on=>true ; off=>false | x
            vrrp_instance | debug | 0 | 0=>0 ; 4=>4 | -1 ; 5
            vrrp_instance | garp_master_delay | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            vrrp_instance | garp_master_repeat | - | 0=>1 ; 2147483647=>2147483647 | -1 ; 2147483648
            vrrp_instance | garp_master_refresh | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            vrrp_instance | garp_master_refresh_repeat | - | 0=>1 ; 3=>3 | -1
            vrrp_instance | garp_lower_prio_delay | - | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            vrrp_instance | garp_lower_prio_repeat | - | 0=>0 ; 3=>3 | -1
            global_defs | vrrp_mcast_group6 | - | ff02::12=>ff02::12 | fe80::1 ; 224.0.0.1 ; x
            global_defs | vrrp_garp_extra_if | - | 1=>ExtraInterfaces[all=false, period=PT1S] ; all 86400=>ExtraInterfaces[all=true, period=PT24H] | 0 ; 86401 ; all
            global_defs | vrrp_vmac_garp_intvl | - | 1=>ExtraInterfaces[all=false, period=PT1S] ; all 86400=>ExtraInterfaces[all=true, period=PT24H] | 0 ; 86401 ; all
            global_defs | vrrp_check_unicast_src | false | =>true |
            global_defs | vrrp_delay_after_boot | PT0S | 0.001=>PT0.001S ; 4294.967295=>PT1H11M34.967295S | 0.0009 ; 4294.967296
            global_defs | disable_local_igmp | false | =>true |
            global_defs | vmac_prefix | vrrp | a=>a | ""
            global_defs | vmac_addr_prefix | - | a=>a | ""
            global_defs | process_names | false | =>true |
            global_defs | process_name | keepalived | a=>a | ""
            global_defs | vrrp_process_name | - | a=>a | ""
            global_defs | checker_process_name | - | a=>a | ""
            global_defs | lvs_process_name | - | a=>a | ""
            global_defs | bfd_process_name | - | a=>a | ""
            global_defs | vrrp_cpu_affinity | - | 0=>[0] ; 0 3 4095=>[0, 3, 4095] | -1 ; 4096 ; x
            global_defs | checker_cpu_affinity | - | 0=>[0] ; 0 3 4095=>[0, 3, 4095] | -1 ; 4096 ; x
            global_defs | bfd_cpu_affinity | - | 0=>[0] ; 0 3 4095=>[0, 3, 4095] | -1 ; 4096 ; x
            global_defs | checker_priority | - | -20=>-20 ; 19=>19 | -21 ; 20
            global_defs | checker_no_swap | false | =>true |
            global_defs | checker_rt_priority | - | 1=>1 ; 99=>99 | 0 ; 100
            global_defs | checker_rlimit_rttime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | checker_rlimit_rtime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | bfd_priority | - | -20=>-20 ; 19=>19 | -21 ; 20
            global_defs | bfd_no_swap | false | =>true |
            global_defs | bfd_rt_priority | - | 1=>1 ; 99=>99 | 0 ; 100
            global_defs | bfd_rlimit_rttime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | bfd_rlimit_rtime | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | no_email_faults | false | =>true |
            global_defs | no_checker_emails | false | on=>true ; no=>false ; =>true | 2
            global_defs | checker_log_all_failures | false | on=>true ; no=>false ; =>true | 2
            global_defs | set_supplementary_groups | false | on=>true ; no=>false ; =>true | 2
            global_defs | use_symlink_paths | false | on=>true ; no=>false ; =>true | 2
            global_defs | rs_init_notifies | false | on=>true ; no=>false ; =>true | 2
            global_defs | data_use_instance | false | on=>true ; no=>false ; =>true | 2
            global_defs | startup_script | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            global_defs | shutdown_script | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            global_defs | notify_fifo_script | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            global_defs | vrrp_notify_fifo_script | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            global_defs | lvs_notify_fifo_script | - | "/a b"=>ScriptCommand[argv=[/a, b], user=Optional.empty] | ""
            global_defs | startup_script_timeout | PT10S | 1=>PT1S ; 1000=>PT16M40S | 0 ; 1001 ; x
            global_defs | shutdown_script_timeout | PT10S | 1=>PT1S ; 1000=>PT16M40S | 0 ; 1001 ; x
            global_defs | notify_fifo | - | /f=>Fifo[path=/f, owner=Optional.empty] ; /f u=>Fifo[path=/f, owner=Optional[ScriptUser[user=u, group=Optional.empty]]] | ""
            global_defs | vrrp_notify_fifo | - | /f=>Fifo[path=/f, owner=Optional.empty] ; /f u=>Fifo[path=/f, owner=Optional[ScriptUser[user=u, group=Optional.empty]]] | ""
            global_defs | lvs_notify_fifo | - | /f=>Fifo[path=/f, owner=Optional.empty] ; /f u=>Fifo[path=/f, owner=Optional[ScriptUser[user=u, group=Optional.empty]]] | ""
            global_defs | fifo_write_vrrp_states_on_reload | false | =>true |
            global_defs | vrrp_rx_bufs_policy | - | mtu=>MTU ; ADVERT=>ADVERT ; 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648 ; x
            global_defs | vrrp_rx_bufs_multiplier | 3 | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            global_defs | vrrp_netlink_cmd_rcv_bufs | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | vrrp_netlink_cmd_rcv_bufs_force | false | on=>true ; no=>false ; =>true | 2
            global_defs | vrrp_netlink_monitor_rcv_bufs | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | vrrp_netlink_monitor_rcv_bufs_force | false | on=>true ; no=>false ; =>true | 2
            global_defs | process_monitor_rcv_bufs | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | process_monitor_rcv_bufs_force | false | on=>true ; no=>false ; =>true | 2
            global_defs | lvs_netlink_cmd_rcv_bufs | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | lvs_netlink_cmd_rcv_bufs_force | false | on=>true ; no=>false ; =>true | 2
            global_defs | lvs_netlink_monitor_rcv_bufs | - | 0=>0 ; 2147483647=>2147483647 | -1 ; 2147483648
            global_defs | lvs_netlink_monitor_rcv_bufs_force | false | on=>true ; no=>false ; =>true | 2
            global_defs | lvs_timeouts | - | tcp 0 udp 2678400=>LvsTimeouts[tcp=Optional[PT0S], tcpFin=Optional.empty, udp=Optional[PT744H]] ; tcpfin 1=>LvsTimeouts[tcp=Optional.empty, tcpFin=Optional[PT1S], udp=Optional.empty] | tcp -1 ; tcp 2678401 ; tcp ; sctp 1
            global_defs | lvs_flush | false | =>true |
            global_defs | lvs_flush_on_stop | - | =>all ; VS=>VS |
            global_defs | lvs_flush_onstop | - | =>all ; VS=>VS |
            global_defs | lvs_sync_daemon | - | eth0=>SyncDaemon[interfaceName=eth0, instance=Optional.empty, id=OptionalInt.empty, maxLength=OptionalInt.empty, port=OptionalInt.empty, ttl=OptionalInt.empty, group=Optional.empty] ; eth0 VI 7=>SyncDaemon[interfaceName=eth0, instance=Optional[VI], id=OptionalInt[7], maxLength=OptionalInt.empty, port=OptionalInt.empty, ttl=OptionalInt.empty, group=Optional.empty] ; eth0 inst VI id 255 maxlen 65507 port 65535 ttl 1 group 224.0.0.81=>SyncDaemon[interfaceName=eth0, instance=Optional[VI], id=OptionalInt[255], maxLength=OptionalInt[65507], port=OptionalInt[65535], ttl=OptionalInt[1], group=Optional[224.0.0.81]] | eth0 id 256 ; eth0 maxlen 0 ; eth0 port 65536 ; eth0 ttl 0 ; eth0 group 10.0.0.1 ; eth0 id
            global_defs | nftables_ipvs | - | =>keepalived_ipvs ; t=>t |
            global_defs | nftables_ipvs_priority | -1 | -2147483647=>-2147483647 ; 2147483647=>2147483647 | 2147483648 ; x
            global_defs | nftables_priority | -1 | -2147483647=>-2147483647 ; 2147483647=>2147483647 | 2147483648 ; x
            global_defs | nftables_ipvs_start_fwmark | 1000 | 1=>1 ; 4294967295=>4294967295 | 0 ; 4294967296
            global_defs | vrrp_iptables | - | =>[] ; A B=>[A, B] |
            global_defs | vrrp_ipsets | - | =>[] ; a b c=>[a, b, c] |
            global_defs | nftables | - | =>keepalived ; t=>t |
            global_defs | nftables_ifindex | false | =>true |
            global_defs | nftables_counters | false | =>true |
            global_defs | snmp_socket | unix:/var/agentx/master | a=>a | ""
            global_defs | enable_traps | false | =>true |
            global_defs | enable_snmp_vrrp | false | =>true |
            global_defs | enable_snmp_checker | false | =>true |
            global_defs | enable_snmp_rfc | false | =>true |
            global_defs | enable_snmp_rfcv2 | false | =>true |
            global_defs | enable_snmp_rfcv3 | false | =>true |
            global_defs | enable_dbus | false | =>true |
            global_defs | reload_repeat | false | =>true |
            global_defs | enable_snmp_keepalived | - | =>true |
            global_defs | snmp_vs_stats_update_interval | PT5S | 0.001=>PT0.001S ; 30=>PT30S | 0 ; 30.1
            global_defs | snmp_rs_stats_update_interval | - | 0.001=>PT0.001S ; 30=>PT30S | 0 ; 30.1
            global_defs | dbus_service_name | org.keepalived.Vrrp1 | a=>a | ""
            global_defs | dbus_no_interface_name | none | a=>a | ""
            global_defs | reload_check_config | - | =>/dev/null ; /a=>/a |
            global_defs | reload_file | - | =>keepalived.reload ; /a=>/a |
            global_defs | reload_time_file | - | a=>a | ""
            global_defs | config_save_dir | - | a=>a | ""
            global_defs | tmp_config_directory | - | a=>a | ""
            global_defs | iproute_usr_dir | - | a=>a | ""
            global_defs | iproute_etc_dir | - | a=>a | ""
            global_defs | state_dump_file | - | a=>a | ""
            global_defs | stats_dump_file | - | a=>a | ""
            global_defs | json_dump_file | - | a=>a | ""
            global_defs | include_check | - | =>[] ; read match=>[read, match] |
            global_defs | json_version | 1 | 1=>1 ; 2=>2 | 0 ; 3
            global_defs | umask | 127 | 022=>18 ; 0x3f=>63 ; IWGRP|IWOTH=>18 ; IRWXU=>448 | 01000 ; 9 ; IRWX ; x
            global_defs | random_seed | - | 0=>0 ; 4294967295=>4294967295 | -1 ; x
            vrrp_instance | use_vmac | - | =>Vmac[name=Optional.empty, address=Optional.empty, netlinkNotify=false, group=Optional.empty] ; name v 02:00:00:00:00:01 group g=>Vmac[name=Optional[v], address=Optional[02:00:00:00:00:01], netlinkNotify=false, group=Optional[g]] | sixteen--letters ; 01:00:5e:00:00:01 ; 1:2 ; name
            vrrp_instance | use_vmac_addr | false | =>true |
            vrrp_instance | vmac_xmit_base | false | =>true |
            vrrp_instance | track_src_ip | false | =>true |
            vrrp_instance | native_ipv6 | false | =>true |
            vrrp_instance | unicast_fault_no_peer | false | =>true |
            vrrp_instance | promote_secondaries | false | =>true |
            vrrp_instance | linkbeat_use_polling | false | =>true |
            vrrp_instance | no_accept | false | =>true |
            vrrp_instance | check_unicast_src | - | =>true |
            vrrp_instance | use_ipvlan | - | =>Ipvlan[name=Optional.empty, address=Optional.empty, mode=bridge, group=Optional.empty] ; i 10.0.0.1/24 vepa=>Ipvlan[name=Optional[i], address=Optional[10.0.0.1/24], mode=vepa, group=Optional.empty] | group
            vrrp_instance | unicast_peer | - | { 10.0.0.9 min_ttl 0 max_ttl 255 }=>[UnicastPeer[address=10.0.0.9, minTtl=0, maxTtl=255]] ; { fe80::1 }=>[UnicastPeer[address=fe80::1, minTtl=0, maxTtl=255]] | { x } ; { 10.0.0.9 min_ttl 256 } ; { 10.0.0.9 min_ttl } ; { 10.0.0.9 ttl 1 } ; { 224.0.0.1 }
            vrrp_instance | unicast_src_ip | - | 10.0.0.1=>10.0.0.1 ; fe80::1=>fe80::1 | 224.0.0.1 ; x
            vrrp_instance | unicast_ttl | - | 0=>0 ; 255=>255 | -1 ; 256
            vrrp_instance | old_unicast_checksum | - | =>always ; never=>never | x
            vrrp_instance | vrf | - | red=>red | sixteen--letters
            vrrp_instance | kernel_rx_buf_size | - | 1=>1 ; 2147483647=>2147483647 | 0 ; 2147483648
            vrrp_instance | timer_expired_backup | - | =>254 ; 1=>1 ; 254=>254 | 0 ; 255
            vrrp_instance | thread_timer_expired | - | =>254 ; 1=>1 ; 254=>254 | 0 ; 255
            vrrp_instance | lvs_sync_daemon_interface | - | eth0=>eth0 | sixteen--letters
            vrrp_instance | garp_extra_if | - | 0=>ExtraInterfaces[all=false, period=PT0S] ; all 86400=>ExtraInterfaces[all=true, period=PT24H] | -1 ; 86401 ; all
            vrrp_instance | vmac_garp_intvl | - | 0=>ExtraInterfaces[all=false, period=PT0S] ; all 86400=>ExtraInterfaces[all=true, period=PT24H] | -1 ; 86401 ; all
            vrrp_instance | track_file | - | { }=>[] | { a weight 255 } ; { a weight } ; { a heavy }
            vrrp_instance | track_process | - | { }=>[] | { a weight 255 } ; { a weight } ; { a heavy }
            vrrp_instance | track_bfd | - | { }=>[] | { a weight 255 } ; { a weight } ; { a heavy }
            vrrp_instance | virtual_routes | - | { }=>[] ; { 10.0.0.0/8 via 10.1.1.1 dev eth0 }=>[RouteConfig[destination=10.0.0.0/8, settings=[Setting[name=via, value=10.1.1.1], Setting[name=dev, value=eth0]]]] | { via 10.0.0.1 } ; { x } ; { 10.0.0.0/8 mtu x } ; { 10.0.0.0/8 hoplimit 256 } ; { 10.0.0.0/8 11.0.0.0/8 } ; { default via x }
            vrrp_instance | virtual_rules | - | { }=>[] ; { from 10.0.0.0/8 lookup main preference 1 }=>[RuleConfig[settings=[Setting[name=from, value=10.0.0.0/8], Setting[name=lookup, value=main], Setting[name=preference, value=1]]]] | { from 10.0.0.0/8 preference 1 } ; { from x table 1 } ; { nop blackhole } ; { table 1 protocol 256 }
            vrrp_instance | auth_hmac | - | { }=>* |
            auth_hmac | key | - | 1 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=>[HmacKey[id=1]] ; 255 file:/k=>[HmacKey[id=255]] ; 2 hex:0000000000000000000000000000000000000000000000000000000000000000=>[HmacKey[id=2]] | 0 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ; 256 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ; 1 short ; 1
            auth_hmac | active_key | - | 1=>1 ; 255=>255 | 0 ; 256
            auth_hmac | time_window | - | 1=>PT1S ; 300=>PT5M | 0 ; 301
            auth_hmac | anti_replay | time | time=>time ; monotonic=>monotonic | x
            auth_hmac | mode | enforce | enforce=>enforce ; permissive=>permissive ; receive-only=>receive-only | x
            track_group | group | - | { a b }=>[a, b] |
            vrrp_sync_group | group | - | { a b }=>[a, b] |
            vrrp_sync_group | track_interface | - | { }=>[] | { a weight 255 } ; { a heavy }
            vrrp_sync_group | track_script | - | { }=>[] | { a weight 255 } ; { a heavy }
            vrrp_sync_group | track_file | - | { }=>[] | { a weight 255 } ; { a heavy }
            vrrp_sync_group | track_process | - | { }=>[] | { a weight 255 } ; { a heavy }
            vrrp_sync_group | track_bfd | - | { }=>[] | { a weight 255 } ; { a heavy }
            vrrp_sync_group | notify_master | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_sync_group | notify_backup | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_sync_group | notify_fault | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_sync_group | notify_stop | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_sync_group | notify | - | /a=>ScriptCommand[argv=[/a], user=Optional.empty] | ""
            vrrp_sync_group | smtp_alert | - | on=>true ; off=>false | x
            vrrp_sync_group | notify_priority_changes | - | on=>true ; off=>false | x
            vrrp_sync_group | global_tracking | false | =>true |
            vrrp_sync_group | sync_group_tracking_weight | false | =>true |
            garp_group | garp_interval | - | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296
            garp_group | gna_interval | - | 0.000001=>PT0.000001S ; 4294.967295=>PT1H11M34.967295S | 0 ; 4294.967296
            garp_group | interface | - | eth0=>eth0 | sixteen--letters
            garp_group | interfaces | - | { a b }=>[a, b] |
            vrrp_track_process | process | - | nginx=>[nginx] ; /a -b=>[/a, -b] |
            vrrp_track_process | param_match | - | =>exact ; initial=>initial ; partial=>partial | x
            vrrp_track_process | weight | Weight[value=0, reverse=false] | -254=>Weight[value=-254, reverse=false] ; 254 reverse=>Weight[value=254, reverse=true] | -255 ; 255 ; x
            vrrp_track_process | quorum | 1 | 1=>1 ; 65535=>65535 | 0 ; 65536
            vrrp_track_process | quorum_max | - | 0=>0 ; 65535=>65535 | -1 ; 65536
            vrrp_track_process | fork_delay | PT0S | 0.000001=>PT0.000001S ; 3600=>PT1H | 0 ; 3600.1
            vrrp_track_process | terminate_delay | PT0S | 0.000001=>PT0.000001S ; 3600=>PT1H | 0 ; 3600.1
            vrrp_track_process | delay | - | 0.000001=>PT0.000001S ; 3600=>PT1H | 0 ; 3600.1
            vrrp_track_process | full_command | false | =>true |
            track_file | file | - | /a=>/a | ""
            track_file | weight | Weight[value=1, reverse=false] | -254=>Weight[value=-254, reverse=false] ; 254 reverse=>Weight[value=254, reverse=true] | -255 ; 255 ; x
            track_file | init_file | - | =>Start[value=0, overwrite=false] ; 5 overwrite=>Start[value=5, overwrite=true] | x
            vrrp_track_file | file | - | /a=>/a | ""
            vrrp_track_file | weight | Weight[value=1, reverse=false] | -254=>Weight[value=-254, reverse=false] ; 254 reverse=>Weight[value=254, reverse=true] | -255 ; 255 ; x
            vrrp_track_file | init_file | - | =>Start[value=0, overwrite=false] ; 5 overwrite=>Start[value=5, overwrite=true] | x
            bfd_instance | neighbor_ip | - | 10.0.0.1=>10.0.0.1 ; fe80::1=>fe80::1 | 224.0.0.1 ; x
            bfd_instance | neighbour_ip | - | 10.0.0.1=>10.0.0.1 ; fe80::1=>fe80::1 | 224.0.0.1 ; x
            bfd_instance | source_ip | - | 10.0.0.1=>10.0.0.1 ; fe80::1=>fe80::1 | 224.0.0.1 ; x
            bfd_instance | min_rx | PT0.01S | 1=>PT0.001S ; 1.5=>PT0.0015S ; 4294967=>PT1H11M34.967S | 0 ; 4294968 ; x
            bfd_instance | min_tx | PT0.01S | 1=>PT0.001S ; 1.5=>PT0.0015S ; 4294967=>PT1H11M34.967S | 0 ; 4294968 ; x
            bfd_instance | idle_tx | PT1S | 1000=>PT1S ; 4294967=>PT1H11M34.967S | 999 ; 4294968
            bfd_instance | multiplier | 5 | 1=>1 ; 255=>255 | 0 ; 256
            bfd_instance | ttl | - | 1=>1 ; 255=>255 | 0 ; 256
            bfd_instance | hoplimit | - | 1=>1 ; 255=>255 | 0 ; 256
            bfd_instance | max_hops | 0 | -1=>-1 ; 255=>255 | -2 ; 256
            bfd_instance | multihop | false | on=>true ; no=>false ; =>true | 2
            bfd_instance | passive | false | =>true |
            bfd_instance | vrrp | - | =>true |
            bfd_instance | checker | - | =>true |
            bfd_instance | weight | Weight[value=0, reverse=false] | -253=>Weight[value=-253, reverse=false] ; 253 reverse=>Weight[value=253, reverse=true] | -255 ; 255 ; x
            the top of the file | linkbeat_use_polling | false | =>true |
            the top of the file | net_namespace | - | a=>a | ""
            the top of the file | instance | - | a=>a | ""
            the top of the file | net_namespace_ipvs | - | => ; n=>n |
            the top of the file | namespace_with_ipsets | false | =>true |
            the top of the file | use_pid_dir | false | =>true |
            the top of the file | child_wait_time | PT5S | 0=>PT0S ; 4294=>PT1H11M34S | -1 ; 4295
            the top of the file | static_ipaddress | - | { }=>[] | { x }
            the top of the file | static_routes | - | { }=>[] | { x }
            the top of the file | static_rules | - | { }=>[] | { x }
            the top of the file | track_group | - | n { }=>* |
            the top of the file | vrrp_sync_group | - | n { }=>* |
            the top of the file | vrrp_track_process | - | n { }=>* |
            the top of the file | track_file | - | n { }=>* |
            the top of the file | vrrp_track_file | - | n { }=>* |
            the top of the file | bfd_instance | - | n { }=>* |
            the top of the file | garp_group | - | { }=>* |
            the top of the file | linkbeat_interfaces | - | { eth0 }=>[LinkbeatInterface[name=eth0, method=Optional.empty]] ; { eth0 MII }=>[LinkbeatInterface[name=eth0, method=Optional[MII]]] | { eth0 x }
            the top of the file | interface_up_down_delays | - | { eth0 0 255 }=>[LinkDelays[interfaceName=eth0, down=PT0S, up=PT4M15S]] | { eth0 } ; { eth0 256 } ; { eth0 1 x }
            the top of the file | global_defs | - | { }=>* |
            the top of the file | vrrp_script | - | n { }=>* |
            the top of the file | vrrp_instance | - | n { }=>* |
            the top of the file | SSL | - | { }=>* |
            the top of the file | virtual_server_group | - | g { fwmark 1 }=>* |
            the top of the file | virtual_server | - | 10.0.0.1 80 { }=>* |
            authentication | auth_type | - | PASS=>PASS ; AH=>AH | pass ; simple
            authentication | auth_pass | - | 1=>1 ; 123456789=>123456789 | ""
            """;

    private static final List<BlockTable> BLOCKS =
            List.of(
                    GlobalKeywords.TABLE,
                    ScriptKeywords.TABLE,
                    InstanceKeywords.TABLE,
                    AuthenticationKeywords.TABLE,
                    RootKeywords.TABLE,
                    HmacKeywords.TABLE,
                    TrackGroupKeywords.TABLE,
                    SyncGroupKeywords.TABLE,
                    GarpGroupKeywords.TABLE,
                    ProcessTrackKeywords.TABLE,
                    FileTrackKeywords.TABLE,
                    FileTrackKeywords.OLD_TABLE,
                    BfdKeywords.TABLE);

    private static final Pattern RANGE =
            Pattern.compile("(?:a whole number, )?(-?[0-9.]+) to (-?[0-9.]+)(?: seconds)?");

    static Stream<LimitRow> rows() {
        return TABLE.lines().map(KeywordLimitsTest::row);
    }

    private static LimitRow row(String line) {
        String[] cells = LimitRow.cells(line);
        return LimitRow.of(LimitRow.named(cells[0], BLOCKS), cells);
    }

    @Test
    void noKeywordIsForgotten() {
        LimitRow.assertComplete(rows(), BLOCKS);
    }

    /** A block that neither this test nor that of the servers looks at would be forgotten whole. */
    @Test
    void noBlockIsForgotten() {
        var tested = new TreeSet<String>();
        for (BlockTable table : BLOCKS) tested.add(table.name());
        for (BlockTable table : LvsTables.TABLES) tested.add(table.name());
        var all = new TreeSet<String>();
        for (BlockTable table : Language.TABLES) all.add(table.name());
        assertEquals(all, tested);
    }

    /** The notation is what people are told; the limits in it are those that hold. */
    @Test
    void theLimitsInTheNotationAreThoseThatHold() {
        int ranges = 0;
        for (BlockTable table : Language.TABLES) {
            for (Keyword<?> keyword : table.declared()) {
                var range = RANGE.matcher(keyword.type().notation());
                if (!range.matches()) continue;
                ranges++;
                var row = new LimitRow(table, keyword, "", "", "");
                for (int limit = 1; limit <= 2; limit++) {
                    String value = range.group(limit);
                    assertEquals(List.of(), kinds(row, value), row + " " + value);
                    var step = new BigDecimal(limit == 1 ? "-1" : "1");
                    String beyond = new BigDecimal(value).add(step).toPlainString();
                    assertFalse(kinds(row, beyond).isEmpty(), row + " " + beyond);
                }
            }
        }
        assertTrue(ranges > 60, ranges + " ranges");
    }

    private static List<ErrorClass> kinds(LimitRow row, String value) {
        return row.problems(value).stream()
                .map(Problem::kind)
                .filter(kind -> kind != ErrorClass.OK && kind != ErrorClass.DEPRECATED)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesWithinTheLimitsAreRead(LimitRow row) {
        row.assertGoodValuesAreRead();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesBeyondTheLimitsLeadToWhatTheTableDeclares(LimitRow row) {
        Severity declared = severityOf(row.keyword().onInvalid());
        for (String value : row.badValues()) {
            List<Problem> problems = row.problems(value);
            assertTrue(
                    problems.stream().anyMatch(problem -> problem.severity() == declared),
                    () -> row + " " + value + ": " + problems);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDefaultIsTheOneOfTheManual(LimitRow row) {
        row.assertDefault();
    }

    private static Severity severityOf(OnInvalid reaction) {
        return reaction == OnInvalid.IGNORE_LINE ? Severity.WARNING : Severity.ERROR;
    }
}
