#!/bin/sh
# Starts Regent's daemon, or one of its tools when the first argument is a plain word
# (`regent demo`). Under the name keepalived it is always the daemon, as keepalived would be.
# Lives in bin/ of the run-time image and finds everything from there, wherever the image is.
# REGENT_JAVA_OPTIONS adds options for the JVM.

self=$0
[ ! -h "$self" ] || self=$(readlink -f -- "$self")
case $self in
/*) ;;
*) self=$PWD/$self ;;
esac
image=${self%/bin/*}
name=${0##*/}
# keepalived's genhash, by name or as keepalived's first option, is one of the tools.
case $name,${1-} in
genhash,*) set -- genhash "$@" && name=regent ;;
*,-T | *,--genhash) shift && set -- genhash "$@" && name=regent ;;
esac
[ -x "$image/exec/$name" ] || name=regent

# The daemon says so when it starts its companion: the process with the health checkers, or, where
# there is nothing to check, the one that mails.
case ${REGENT_ROLE-},$name,${1-} in
checker,* | mail,*) role=$REGENT_ROLE ;;
,regent,[a-z]*) role=tools ;;
*) role=daemon ;;
esac
unset REGENT_ROLE
for argument in "$@"; do
    case $role,$argument in daemon,-t* | daemon,--config-t*) role="test" ;; esac
done

# --- how the JVM runs: this is the one place to set it ---------------------------------------------
# A crash leaves no files behind; what it has to say goes to standard error.
options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError'
options="$options -XX:+ErrorFileToStderr"
# shellcheck disable=SC3045 # every sh on Linux has it
ulimit -c 0
# Most of what a start runs is run once: compiling less of it takes 30 ms of processor time and 6 MB off.
# A method handle is specialised at its 128th call, which would hold up some advert for 2 ms: never.
sparing='-XX:CompileThresholdScaling=5 -Djava.lang.invoke.MethodHandle.CUSTOMIZE_THRESHOLD=-1'
case $role in
daemon) options="$options -Xrs -Xms8m -Xmx24m $sparing" ;;
# Forty thousand checks live in 75 MB, and a reload has two configurations for a moment. C2, other
# collectors and another number of carrier threads were tried at 10,000 checks a second: no gain.
# The package is open for VirtualThreads; nobody asks for the list of all virtual threads.
checker)
    options="$options -Xrs -Xmx256m"
    options="$options --add-opens=java.base/java.lang=ALL-UNNAMED -Djdk.trackAllThreads=false"
    ;;
# A letter now and then: nothing is worth compiling, or a cache, which takes more memory than it saves.
mail) options="$options -Xrs -Xms4m -Xmx32m -Xint" ;;
# A file with ten thousand virtual servers takes 40 MB; the rest is for what is wrong in it.
test) options="$options -Xms16m -Xmx256m" ;;
tools) options="$options -Xmx256m" ;;
esac

# Signals that the daemon reads from a signalfd: blocked before the JVM starts its threads. 36, 37
# and 63 are keepalived's real-time signals; 61 is where HotSpot's own use of USR2 goes.
signals=HUP,INT,TERM,USR1,USR2,CHLD,36,37,63
# ---------------------------------------------------------------------------------------------------

# Nothing but the above decides how the JVM behaves.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH

mask=
classes=$image/lib/regent.jar
main=io.regent.app.Main
case $role in
checker | mail | tools) for jar in "$image"/lib/tools/*.jar; do classes=$classes:$jar; done ;;
esac
case $role in
tools) main=io.regent.app.Tool ;;
daemon | checker | mail)
    export _JAVA_SR_SIGNUM=61
    mask="env --block-signal=$signals"
    ;;
esac

aot=
if [ -n "${REGENT_TRAIN-}" ]; then
    aot=-XX:AOTCacheOutput=$REGENT_TRAIN
else
    aot=$image/lib/$role.aot
    if [ -e "$aot" ]; then aot=-XX:AOTCache=$aot; else aot=; fi
fi

# Becomes the JVM.
# shellcheck disable=SC2086 # lists of words
become_jvm() {
    exec $mask "$image/exec/$name" $options ${REGENT_JAVA_OPTIONS-} ${aot:+"$aot"} \
        -Dregent.home="$image" -Dregent.name="$name" -Dregent.role=$role --enable-native-access=ALL-UNNAMED \
        -cp "$classes" "$main" "$@"
}

if [ "$role" != daemon ] || [ -n "${REGENT_TRAIN-}" ]; then become_jvm "$@"; fi

# --- the daemon's parent ---------------------------------------------------------------------------
# As keepalived's, the daemon has a parent: this shell. It passes signals on, starts the daemon again
# when it was killed or gave up (a killed daemon leaves its addresses behind; the new one takes them
# off first), and when the shell itself is killed the daemon stops in good order.
killed=128
terminated=143
gave_up=70
out_of_memory=3 # of ExitOnOutOfMemoryError
wants_to_detach=75
env_refused=125

respawn=yes
case " $* " in *' -R '* | *' --dont-respawn '*) respawn=no ;; esac

# A shell cannot trap what was ignored when it started, and nohup ignores HUP: then start anew.
signals_ignored() {
    while read -r field value; do
        if [ "$field" = SigIgn: ]; then
            # HUP, INT, USR1, USR2 and TERM: bits 0, 1, 9, 11 and 14.
            [ $((0x$value & 0x4a03)) != 0 ]
            return
        fi
    done <"/proc/$$/status"
    return 1
}
if [ -z "${REGENT_SIGNALS_RESET-}" ] && signals_ignored; then
    export REGENT_SIGNALS_RESET=yes
    exec env --default-signal=HUP,INT,USR1,USR2,TERM "$self" "$@"
fi
unset REGENT_SIGNALS_RESET

stopping=no
child=
pass_on() {
    case $1 in TERM | INT) stopping=yes ;; esac
    [ -z "$child" ] || kill -s "$1" "$child" 2>/dev/null
}
# shellcheck disable=SC2064 # the signal of this round
for signal in HUP INT TERM USR1 USR2 36 37 63; do trap "pass_on $signal" "$signal"; done

# Sets status. A signal interrupts a wait, not the child.
wait_for_child() {
    wait "$child"
    status=$?
    while [ $status -gt $killed ] && kill -0 "$child" 2>/dev/null; do
        wait "$child"
        status=$?
    done
    child=
}

export REGENT_PARENT=$$
pause=0
while :; do
    (become_jvm "$@") &
    child=$!
    [ $stopping = no ] || kill -s TERM "$child"
    started=$(date +%s)
    wait_for_child
    # Not every env can block signals; without it the daemon falls back to the JVM's handlers.
    if [ $status = $env_refused ] && [ -n "$mask" ]; then
        mask=
        continue
    fi
    if [ $status = $wants_to_detach ] && [ -z "${REGENT_DETACHED-}" ]; then
        REGENT_DETACHED=yes setsid "$self" "$@" </dev/null >/dev/null 2>&1 &
        exit 0
    fi
    # Stopped before it could even start: that is what was asked for.
    if [ $stopping = yes ] && [ $status = $terminated ]; then exit 0; fi
    if [ $stopping = yes ] || [ $respawn = no ]; then exit $status; fi
    case $status in
    "$gave_up" | "$out_of_memory") ;;
    *) [ $status -gt $killed ] || exit $status ;;
    esac
    # The first time at once; one that keeps failing gets more and more time to be looked at.
    if [ $(($(date +%s) - started)) -ge 60 ]; then pause=0; fi
    sleep $pause &
    wait $!
    [ $stopping = no ] || exit 0
    pause=$((pause == 0 ? 1 : pause >= 32 ? 60 : pause * 2))
    export REGENT_RESTARTED=$status
done
