#!/bin/sh
# Whether build/testkernel.sh tells the truth: a guest that works, one that hangs, one that panics, and
# one whose owner goes away. About half a minute.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# Where the guests of this test keep their files, by which they are known among all others.
export TMPDIR="$place/guests"
mkdir "$TMPDIR" "$place/kept"
testkernel=$(readlink -f -- "$0")
testkernel=${testkernel%/testkernel/selftest.sh}/testkernel.sh

# guest STATUS OPTION...: runs a guest that must end so.
guest() {
    expected=$1
    shift
    status=0
    sh "$testkernel" run --boot "$@" >"$place/out" 2>"$place/err" || status=$?
    [ $status = "$expected" ] || fail "status $status instead of $expected"
}

fail() {
    echo "$step: $*"
    cat "$place/out" "$place/err"
    exit 1
}

says() { grep -q "$2" "$place/$1" || fail "does not say '$2'"; }

# The pattern is such that grep does not find itself.
guests() { grep -ls "$place/[g]uests" /proc/[0-9]*/cmdline | wc -l; }

no_guest_is_left() {
    [ "$(guests)" = 0 ] || fail "the guest lives on"
    [ -z "$(ls "$TMPDIR")" ] || fail "files of the guest are left"
}

step='a command'
# shellcheck disable=SC2016 # for the shell of the guest
guest 7 --share "$place/kept" -- sh -c '
    printf "<%s>\n" "$@"; echo bad >&2; echo kept >"$0/kept/file"; echo lost >"$0/lost"; exit 7' \
    "$place" "it's two  words" 'a
new line'
says out "^<it's two  words>$"
says out '^new line>$'
says err '^bad$'
[ -e "$place/kept/file" ] || fail "what it wrote to its share is lost"
[ ! -e "$place/lost" ] || fail "it wrote to this machine's files"
no_guest_is_left

step='a guest that hangs'
guest 124 --timeout 15 -- sleep 100
says err 'did not end within 15 s'
no_guest_is_left

step='a kernel that panics'
guest 70 -- sh -c 'echo c >/proc/sysrq-trigger; sleep 100'
says err 'sysrq triggered crash'
says err 'the kernel panicked'
no_guest_is_left

step='a guest whose owner is killed'
sh "$testkernel" run --boot -- sleep 100 >"$place/out" 2>"$place/err" &
owner=$!
patience=100
until [ "$(guests)" -gt 0 ] || [ $patience = 0 ]; do sleep 0.2; patience=$((patience - 1)); done
[ $patience -gt 0 ] || fail "no guest was started"
kill -KILL $owner
until [ "$(guests)" = 0 ] || [ $patience = 0 ]; do sleep 0.2; patience=$((patience - 1)); done
[ $patience -gt 0 ] || fail "the guest lives on"

# A guest has what it takes to need no guest.
step='a kernel that has virtual servers'
# shellcheck disable=SC2016 # for the shells of the guest
guest 5 -- sh -c '
    sh "$0" kind
    outside=$(readlink /proc/self/ns/net)
    sh "$0" run -- sh -c "
        ip -o link
        ipvsadm -Ln
        [ \$(readlink /proc/self/ns/net) != $outside ] || echo in the same namespace
        exit 5"' "$testkernel"
says out '^running$'
says out 'lo: .*UP'
says out 'IP Virtual Server'
! grep 'same namespace' "$place/out" || fail "it was not in a namespace of its own"
