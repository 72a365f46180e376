#!/bin/sh
# A kernel with ip_vs, bonding and netem for tests, whatever kernel the machine runs.
#
#   testkernel.sh run [--boot] [--timeout SECONDS] [--share FOLDER] -- COMMAND...
#       runs a command, as root and without a network, and ends with its exit status. The files are
#       the machine's own: what is written is forgotten, except below FOLDER.
#   testkernel.sh test [--reports FOLDER] [-Dname=value...] [CLASS | CLASS#METHOD]...
#       runs these tests, or all that carry the tag ipvs, in one JVM; Maven has compiled them before
#   testkernel.sh check
#       says why `run` cannot work here, and fails, or is silent
#   testkernel.sh kind
#       says `running` or `booted`: where a command would run
#
# A command runs directly, in a network namespace of its own, where the running kernel has ip_vs;
# everywhere else, or with --boot, in Debian's kernel under QEMU. That needs no privileges. Its
# package is taken with apt and kept unpacked in the user's cache; `rm -r ~/.cache/regent` to have a
# newer one. QEMU emulates: its KVM mode hangs where the machine is itself a guest without nested
# paging, and says nothing.
#
# Exit status beyond the command's own: 124 the time was over, 70 the guest died, 69 not possible here.
set -eu

home=$(readlink -f -- "$0")
home=${home%/build/testkernel.sh}
# shellcheck source=build/lib.sh
. "$home/build/lib.sh"

parts=$home/build/testkernel
time_over=124
guest_died=70
not_possible=69
memory_mb=3072

# The parts of QEMU's machine and of the first root file system, as modules.
initrd_modules='virtio_pci 9pnet_virtio 9p overlay'

usage() { sed -n '4,12s/^# *//p' "$0" >&2; exit 2; }

# --- the kernel ------------------------------------------------------------------------------------

cache() { echo "${XDG_CACHE_HOME:-$HOME/.cache}/regent"; }

# The folder of the newest kernel in the cache.
cached_kernel() {
    newest=$(find "$(cache)" -maxdepth 1 -name 'kernel-*' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$newest" ] && echo "$newest"
}

# The package of Debian's current kernel, from the meta package that depends on it.
kernel_package() {
    apt-cache depends linux-image-amd64 2>/dev/null |
        sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1
}

fetch_kernel() {
    package=$(kernel_package)
    release=${package#linux-image-}
    say "fetching $package, once"
    mkdir -p "$(cache)"
    new=$(mktemp -d "$(cache)/new.XXXXXX")
    (cd "$new" && apt-get download -qq -o APT::Sandbox::User= "$package" >&2 && dpkg -x ./*.deb "$new/all") ||
        { rm -r "$new"; die "cannot fetch $package"; }
    keep_modules "$new/all/lib/modules/$release" "$new/kept/lib/modules/$release"
    mv "$new/all/boot/vmlinuz-$release" "$new/kept/vmlinuz"
    depmod -b "$new/kept" "$release"
    # Whoever comes second finds it there.
    mv -T "$new/kept" "$(cache)/kernel-$release" 2>/dev/null || :
    rm -r "$new"
}

# keep_modules FROM TO: what networks are made of. Sound and graphics are most of a kernel.
keep_modules() {
    rm -rf "$1/kernel/drivers/net/ethernet" "$1/kernel/drivers/net/wireless"
    for part in arch crypto lib net drivers/net drivers/virtio drivers/char fs/9p fs/netfs \
        fs/fscache fs/overlayfs; do
        [ -d "$1/kernel/$part" ] || continue
        mkdir -p "$2/kernel/${part%/*}"
        mv "$1/kernel/$part" "$2/kernel/$part"
    done
    mv "$1"/modules.builtin* "$1/modules.order" "$2/"
}

# --- the initrd ------------------------------------------------------------------------------------

# The files of the first modules, in the order in which they are loaded.
first_modules() {
    for module in $initrd_modules; do
        modprobe -d "$kernel" -S "$release" --show-depends "$module"
    done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }'
}

make_initrd() {
    root=$place/initrd
    mkdir -p "$root/bin" "$root/proc" "$root/dev" "$root/machine" "$root/changes" "$root/root" \
        "$root/modules"
    cp "$(command -v busybox)" "$root/bin/busybox"
    cp "$parts/init.sh" "$root/init"
    chmod 755 "$root/init"
    number=10
    for file in $(first_modules); do
        name=$root/modules/$number-${file##*/}
        case $file in
        *.xz) xz -dc "$file" >"${name%.xz}" ;;
        *.zst) zstd -dcq "$file" >"${name%.zst}" ;;
        *) cp "$file" "$name" ;;
        esac
        number=$((number + 1))
    done
    cd "$root"
    find . | cpio --quiet -o -H newc | gzip -1 >"$place/initrd.gz"
    cd "$OLDPWD"
}

# --- the guest -------------------------------------------------------------------------------------

quoted() {
    for word in "$@"; do
        printf '%s\n' "$word" | sed "s/'/'\\\\''/g; 1s/^/'/; \$s/\$/' /" | tr '\n' '\001' |
            sed 's/\x01$//' | tr '\001' '\n'
    done
}

# What the guest finds in its exchange folder.
make_exchange() {
    exchange=$place/exchange
    mkdir "$exchange"
    cp "$parts/guest.sh" "$parts/modules" "$exchange/"
    echo "exec $(quoted "$@")" >"$exchange/command"
    {
        echo "release=$(quoted "$release")"
        echo "modules=$(quoted "$kernel/lib/modules/$release")"
        echo "share=$(quoted "$share")"
        echo "folder=$(quoted "$PWD")"
        echo "java_home=$(quoted "${JAVA_HOME-}")"
    } >"$exchange/settings"
}

# Ends with this script, however that ends. With a second processor every flush of translations waits
# for the other one to be scheduled: a JVM takes twice as long at best and ten times on a busy machine.
# Commas part QEMU's options, two stand for one.
start_qemu() {
    set -- -fsdev "local,id=exchange,path=$exchange,security_model=none" \
        -device virtio-9p-pci,fsdev=exchange,mount_tag=exchange
    [ -z "$share" ] || set -- "$@" \
        -fsdev "local,id=share,path=$(echo "$share" | sed 's/,/,,/g'),security_model=none" \
        -device virtio-9p-pci,fsdev=share,mount_tag=share
    setpriv --pdeathsig TERM timeout --kill-after 5 "$time_limit" \
        qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot \
        -accel tcg -cpu max,la57=off -smp 1 -m $memory_mb \
        -kernel "$kernel/vmlinuz" -initrd "$place/initrd.gz" \
        -append 'console=ttyS0 quiet panic=-1 mitigations=off' \
        -chardev "file,id=console,path=$place/console" -serial chardev:console \
        -fsdev local,id=machine,path=/,security_model=none,readonly=on,multidevs=remap \
        -device virtio-9p-pci,fsdev=machine,mount_tag=machine \
        -device virtio-serial-pci \
        -chardev "file,id=out,path=$place/out" -device virtserialport,chardev=out,name=out \
        -chardev "file,id=err,path=$place/err" -device virtserialport,chardev=err,name=err \
        "$@" </dev/null >"$place/qemu" 2>&1 &
    qemu=$!
}

# Boots, runs the command, returns its status or says why there is none.
run_in_guest() {
    kernel=$(cached_kernel)
    release=${kernel##*/kernel-}
    place=$(mktemp -d)
    qemu=
    trap clean_up EXIT
    trap 'exit 130' HUP INT TERM
    make_initrd
    make_exchange "$@"
    mkfifo "$place/out" "$place/err"
    cat "$place/out" &
    cat "$place/err" >&2 &
    # Held open until QEMU has ended, so that both end even where QEMU never begins.
    exec 8<>"$place/out" 9<>"$place/err"
    start_qemu 8>&- 9>&-
    ended=0
    wait $qemu || ended=$?
    qemu=
    exec 8>&- 9>&-
    wait
    if [ -s "$exchange/status" ]; then return "$(cat "$exchange/status")"; fi
    explain "$ended"
}

explain() {
    tail -n 40 "$place/console" 2>/dev/null | tr -d '\r' | sed 's/^/console | /' >&2
    sed 's/^/qemu    | /' "$place/qemu" >&2
    if [ "$1" = $time_over ]; then
        say "the guest did not end within $time_limit s"
        return $time_over
    elif grep -q 'Kernel panic' "$place/console" 2>/dev/null; then
        say "the kernel panicked"
    else
        say "the guest ended without a result, QEMU with $1"
    fi
    return $guest_died
}

# shellcheck disable=SC2317 # called by a trap
clean_up() {
    if [ -n "$qemu" ]; then
        kill "$qemu" 2>/dev/null || :
        wait "$qemu" || :
    fi
    rm -rf "$place"
}

# --- without a guest -------------------------------------------------------------------------------

running_kernel_has_ipvs() {
    is_root || return 1
    [ -e /proc/net/ip_vs ] || modprobe --quiet ip_vs 2>/dev/null
}

run_directly() {
    # shellcheck disable=SC2046 # words
    modprobe --quiet --all $(sed 's/#.*//' "$parts/modules") || :
    # shellcheck disable=SC2016 # for the inner shell
    timeout --kill-after 5 "$time_limit" unshare --net --mount --propagation slave \
        sh -c 'ip link set lo up && exec "$@"' sh "$@"
}

# --- commands --------------------------------------------------------------------------------------

# Prints why nothing can be booted here, if so; one line.
obstacle() { obstacles | paste -s -d , | sed 's/,/, /g'; }

obstacles() {
    [ "$(uname -m)" = x86_64 ] || echo "no guest for $(uname -m)"
    for tool in qemu-system-x86_64:qemu-system-x86 busybox:busybox-static cpio:cpio modprobe:kmod \
        ip:iproute2; do
        PATH=$PATH:/usr/sbin:/sbin command -v "${tool%:*}" >/dev/null || echo "no ${tool#*:}"
    done
    [ -n "$(cached_kernel)" ] || [ -n "$(kernel_package)" ] || echo "no Debian kernel to be had by apt"
}

check() {
    if running_kernel_has_ipvs; then return; fi
    found=$(as_owner sh "$0" obstacle)
    [ -z "$found" ] || { echo "$found"; return 1; }
}

run() {
    boot=no
    time_limit=600
    share=
    while [ $# -gt 0 ]; do
        case $1 in
        --boot) boot=yes ;;
        --timeout) time_limit=$2; shift ;;
        --share) share=$(readlink -f -- "$2"); shift ;;
        --) shift; break ;;
        *) usage ;;
        esac
        shift
    done
    [ $# -gt 0 ] || usage
    if [ $boot = no ] && running_kernel_has_ipvs; then
        run_directly "$@"
        return
    fi
    if acts_for_another; then
        as_owner sh "$0" run --boot --timeout "$time_limit" ${share:+--share "$share"} -- "$@"
        return
    fi
    missing=$(obstacle)
    [ -z "$missing" ] || { say "cannot boot a test kernel: $missing"; return $not_possible; }
    [ -n "$(cached_kernel)" ] || fetch_kernel
    run_in_guest "$@"
}

run_tests() {
    reports=$home/target/surefire-reports
    properties=
    while [ $# -gt 0 ]; do
        case $1 in
        --reports) reports=$2; shift ;;
        -D*) properties="$properties $1" ;;
        *) break ;;
        esac
        shift
    done
    find_jdk
    cd "$home"
    libraries=$(cat target/test-libraries) || die "no compiled tests: mvn process-test-classes"
    as_owner mkdir -p "$reports"
    # Under emulation the second compiler costs more than it gives.
    # shellcheck disable=SC2086 # words
    run --share "$reports" --timeout 1800 -- "$JAVA_HOME/bin/java" \
        -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx768m \
        -ea --enable-native-access=ALL-UNNAMED \
        -Dregent.checkout="$home" -Dregent.kernel=required $properties \
        -cp "target/classes:target/test-classes:$libraries" \
        io.regent.testkernel.TestRun ipvs "$reports" target/test-classes "$@"
}

PATH=$PATH:/usr/sbin:/sbin
command=${1-}
[ $# = 0 ] || shift
case $command in
run) run "$@" ;;
test) run_tests "$@" ;;
check) check ;;
kind) if running_kernel_has_ipvs; then echo running; else echo booted; fi ;;
obstacle) obstacle ;;
*) usage ;;
esac
