#!/bin/sh
# What a web server behind direct routing needs, as root: the address of the service for itself alone.
#
#   real-server.sh start | stop [ADDRESS]
#
# Lasts until the next boot; README.md says where a distribution wants to have it.
set -eu

address=${2-192.168.200.160}

# setting NAME VALUE
setting() { echo "$2" >"/proc/sys/net/ipv4/conf/$1"; }

case ${1-} in
start)
    # First: from the moment it has the address it must not answer "who has it?" on the network, for
    # that is the director's to say, nor name it as its own when it asks for others.
    setting all/arp_ignore 1
    setting all/arp_announce 2
    ip addr replace "$address/32" dev lo
    ;;
stop)
    ip addr del "$address/32" dev lo
    setting all/arp_ignore 0
    setting all/arp_announce 0
    ;;
*)
    echo "usage: real-server.sh start | stop [ADDRESS]" >&2
    exit 2
    ;;
esac
