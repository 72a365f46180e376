#!/bin/sh
# Process 1 of the test kernel on the machine's files: makes ready, runs the command, leaves its exit
# status in /run/testkernel/status and switches the machine off. What it prints itself goes to the
# console.
exchange=/run/testkernel
# The values that testkernel.sh gives: release modules share folder java_home.
# shellcheck source=/dev/null
. $exchange/settings

mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm /run/lock
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
mount -t cgroup2 cgroup /sys/fs/cgroup
ln -sf /proc/self/fd /dev/fd

mkdir -p /lib/modules
ln -s "${modules:?}" "/lib/modules/${release:?}"
# No links that nobody asked for.
mkdir -p /etc/modprobe.d
printf 'options %s\n' 'bonding max_bonds=0' 'dummy numdummies=0' >/etc/modprobe.d/testkernel.conf
# One process for all: each costs a tenth of a second here.
# shellcheck disable=SC2046 # words
modprobe --quiet --all virtio_console $(sed 's/#.*//' $exchange/modules)

echo testkernel >/proc/sys/kernel/hostname
# A network namespace begins with lo alone, without one tunnel of each kind.
echo 1 >/proc/sys/net/core/fb_tunnels_only_for_init_net
# Without it the kernel takes every address for a broadcast, and refuses each destination.
ip link set lo up
if [ -n "${share-}" ]; then
    mkdir -p "$share"
    mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=none share "$share"
fi

# The port of virtio that QEMU calls so.
port() {
    until name=$(grep -lx "$1" /sys/class/virtio-ports/*/name); do sleep 0.05; done
    name=${name%/name}
    echo "/dev/${name##*/}"
}

# A port can be opened once; a command may open its standard output again.
carry() {
    mkfifo "/run/$1"
    cat "/run/$1" >"$(port "$1")" &
}
carry out
out=$!
carry err
err=$!

cd "${folder:?}" || exit
env --ignore-environment PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LANG=C.UTF-8 ${java_home:+JAVA_HOME="$java_home"} \
    sh $exchange/command >/run/out 2>/run/err </dev/null
status=$?

# All that was said has left, unless something in the background still holds the pipes.
patience=40
while [ $patience -gt 0 ] && kill -0 $out $err 2>/dev/null; do
    sleep 0.05
    patience=$((patience - 1))
done
echo $status >$exchange/status
/bin/busybox poweroff -f
