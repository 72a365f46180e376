#!/bin/busybox sh
# shellcheck shell=dash
# Process 1 of the test kernel's initrd: makes the machine's own files the root, read only with what
# is written kept in memory, and goes on with guest.sh there.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t devtmpfs dev /dev

for module in /modules/*; do insmod "$module"; done

nine_p=trans=virtio,version=9p2000.L,msize=262144
mount -t 9p -o "$nine_p,ro,cache=loose" machine /machine
mount -t tmpfs changes /changes
mkdir /changes/upper /changes/work
mount -t overlay -o lowerdir=/machine,upperdir=/changes/upper,workdir=/changes/work overlay /root
mount -t tmpfs run /root/run
mkdir /root/run/testkernel
mount -t 9p -o "$nine_p,cache=none" exchange /root/run/testkernel

exec switch_root /root /bin/sh /run/testkernel/guest.sh
