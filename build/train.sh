#!/bin/sh
# train.sh daemon|checker IMAGE: lets the daemon, or its companion, live for a few seconds in the network
# namespace that it is started in. The daemon: elections, adverts both ways, addresses, scripts, a
# reload, a clean stop. The companion: checks of each kind, a reload, a clean stop.
set -eu

role=$1
image=$2
scratch=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill $server; rm -rf "$scratch"' EXIT

# In a user namespace the programs of this machine belong to nobody and no script of theirs may run.
scripts_may_run() { [ "$(stat -L -c %u /bin/true)" = 0 ]; }

train_checker() {
    ip link set lo up
    echo 'some page' >"$scratch/index.html"
    # Without the variable: this is not the program that is trained.
    "$image/bin/java" -m jdk.httpserver -b 0.0.0.0 -p 8080 -d "$scratch" -o none &
    server=$!
    cp "${0%/*}/training-checks.conf" "$scratch/regent.conf"
    scripts_may_run || sed -i '/quorum_up/d; /notify_down/d' "$scratch/regent.conf"
    {
        sleep 4
        echo reload
        sleep 2
        echo stop
    } | REGENT_ROLE=checker REGENT_DRY_RUN=ipvs "$image/bin/regent" -n -l -D -G -f "$scratch/regent.conf" \
        -p "$scratch/pid" -r "$scratch/vrrp" -c "$scratch/check"
}

if [ "$role" = checker ]; then
    train_checker
    exit
fi

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
scripts_may_run ||
    sed -i '/^vrrp_script/,/^}/d; /track_script {/,/}/d; /notify/d' "$scratch/regent.conf"
"$image/bin/regent" -n -l -D -G -f "$scratch/regent.conf" -p "$scratch/pid" -r "$scratch/vrrp" -c "$scratch/check" &
daemon=$!
sleep 2.5
kill -HUP $daemon
sleep 1
kill -TERM $daemon
wait $daemon
