#!/bin/sh
# train.sh REGENT: lets the daemon live for a few seconds in the network namespace that it is started
# in: elections, adverts both ways, addresses, scripts, a reload, a clean stop.
set -eu

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

ip link set lo up
ip link add train0 type veth peer name train1
for link in train0 train1; do
    ip address add 192.0.2.${link#train}/24 dev $link
    ip link set $link up
done
# Both ends of the cable belong to one host, which by default takes nothing from itself.
for link in all train0 train1; do
    echo 1 >/proc/sys/net/ipv4/conf/$link/accept_local
    echo 0 >/proc/sys/net/ipv4/conf/$link/rp_filter
done

cp "${0%/*}/training.conf" "$scratch/regent.conf"
# In a user namespace the programs of this machine belong to nobody and no script of theirs may run.
[ "$(stat -L -c %u /bin/true)" = 0 ] ||
    sed -i '/^vrrp_script/,/^}/d; /track_script {/,/}/d; /notify/d' "$scratch/regent.conf"
"$1" -n -l -D -G -f "$scratch/regent.conf" -p "$scratch/pid" -r "$scratch/vrrp" -c "$scratch/check" &
daemon=$!
sleep 2.5
kill -HUP $daemon
sleep 1
kill -TERM $daemon
wait $daemon
