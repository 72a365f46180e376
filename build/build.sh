#!/bin/sh
# Builds the run-time image target/regent: finds or installs the tools, compiles, links, trains.
# Tests and the formatting check are the business of `mvn package` and ./verify.
set -eu

home=$(readlink -f -- "$0")
home=${home%/build/build.sh}
# shellcheck source=build/lib.sh
. "$home/build/lib.sh"

if [ "${1-}" != --locked ]; then
    find_jdk
    find_maven
    hand_target_to_owner
    locked sh "$home/build/build.sh" --locked
    exit
fi

# Whoever waited for another build finds everything done.
image_is_fresh && exit
say "building with $JAVA_HOME and $maven, a minute or two the first time"
started=$home/target/regent.started
# shellcheck disable=SC2015 # either may be refused
mkdir -p "$home/target" 2>/dev/null && touch "$started" 2>/dev/null ||
    die "cannot write to $home/target. If it belongs to somebody else: sudo rm -rf $home/target"
cd "$home"
rm -rf target/tools
log=$home/target/build.log
# shellcheck disable=SC2086,SC2154 # words; find_maven has set it
if ! "$maven" $maven_options package -Dmaven.test.skip=true -Dspotless.check.skip=true >"$log" 2>&1
then
    grep '^\[ERROR\]' "$log" | head -n 30 >&2
    die "the build failed, its output is in $log"
fi
sh "$home/build/image.sh" "$JAVA_HOME" "$home/target"
# The stamp is as old as the start of the build: what was edited meanwhile is newer.
mv "$started" "$stamp"
