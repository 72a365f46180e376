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
[ -x "$image/exec/$name" ] || name=regent

case $name,${1-} in
regent,[a-z]*) role=tools ;;
*) role=daemon ;;
esac

# --- how the JVM runs: this is the one place to set it ---------------------------------------------
options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError'
case $role in
daemon) options="$options -Xrs -Xms8m -Xmx24m" ;;
tools) options="$options -Xmx64m" ;;
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
if [ $role = daemon ]; then
    export _JAVA_SR_SIGNUM=61
    # Not every env can block signals; without it the daemon falls back to the JVM's handlers.
    mask="env --block-signal=$signals"
    $mask true 2>/dev/null || mask=
else
    main=io.regent.app.Tool
    for jar in "$image"/lib/tools/*.jar; do classes=$classes:$jar; done
fi

set -- -Dregent.home="$image" -Dregent.name="$name" --enable-native-access=ALL-UNNAMED \
    -cp "$classes" "$main" "$@"
if [ -n "${REGENT_TRAIN-}" ]; then
    set -- -XX:AOTCacheOutput="$REGENT_TRAIN" "$@"
elif [ -e "$image/lib/$role.aot" ]; then
    set -- -XX:AOTCache="$image/lib/$role.aot" "$@"
fi
# shellcheck disable=SC2086 # lists of words
exec $mask "$image/exec/$name" $options ${REGENT_JAVA_OPTIONS-} "$@"
