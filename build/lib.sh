# shellcheck shell=sh
# What ./regent, ./verify and build/build.sh share. Sourced with $home set to the checkout.

: "${home:?}"
jdk_needed=25
maven_needed=3.8.7
image=$home/target/regent
stamp=$home/target/regent.stamp

say() { echo "regent: $*" >&2; }

die() {
    say "$*"
    exit 1
}

is_root() { [ "$(id -u)" = 0 ]; }

# True when the image holds what the sources say. Directories are looked at too: removing a file
# makes its directory newer.
image_is_fresh() {
    [ -x "$image/bin/regent" ] && [ -e "$stamp" ] || return 1
    [ -z "$(cd "$home" && find src/main pom.xml .mvn build -newer "$stamp" -print -quit)" ]
}

# --- the owner of the checkout ---------------------------------------------------------------------
# `sudo ./regent` in a user's checkout must leave nothing behind that the user cannot overwrite:
# whatever writes below target/ runs as the owner of the checkout.

owner() { stat -c %u "$home"; }

group() { stat -c %g "$home"; }

# Where the owner keeps what Maven has downloaded.
owner_home() {
    directory=$(getent passwd "$(owner)" | cut -d: -f6)
    [ -d "$directory" ] || directory=$home/target/home
    echo "$directory"
}

acts_for_another() { is_root && [ "$(owner)" != 0 ]; }

as_owner() {
    if ! acts_for_another; then
        "$@"
        return
    fi
    groups=--clear-groups
    ! getent passwd "$(owner)" >/dev/null || groups=--init-groups
    HOME=$(owner_home) MAVEN_OPTS=-Duser.home=$(owner_home) \
        setpriv --reuid "$(owner)" --regid "$(group)" "$groups" "$@"
}

# Gives back what work as root has left in target/.
hand_target_to_owner() {
    if acts_for_another && [ -d "$home/target" ]; then
        chown -R -h "$(owner):$(group)" "$home/target"
    fi
}

# Runs a command as the owner while no other build works in this checkout. The lock is on the
# directory itself, so that it leaves no file behind.
locked() { as_owner flock --close "$home" "$@"; }

# --- packages --------------------------------------------------------------------------------------

can_install() { is_root && command -v apt-get >/dev/null; }

units() { find /usr/lib/systemd/system /lib/systemd/system -maxdepth 1 -name '*.*' 2>/dev/null; }

# Installs Debian packages and removes none. What they bring is neither started nor enabled, and no
# running service is restarted: policy-rc.d holds all of them back while apt works.
install_packages() (
    exec 8</usr/sbin
    flock 8
    policy=/usr/sbin/policy-rc.d
    scratch=$(mktemp -d)
    trap 'rm -f "$policy"; [ ! -e "$policy.kept" ] || mv "$policy.kept" "$policy"; rm -r "$scratch"' EXIT
    trap 'exit 130' HUP INT TERM
    [ ! -e "$policy" ] || [ -e "$policy.kept" ] || mv "$policy" "$policy.kept"
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    units | sort >"$scratch/units"
    export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
    apt-get update -qq >&2 || say "apt-get update failed, going on with the lists at hand"
    apt-get install -y -qq --no-install-recommends --no-upgrade --no-remove "$@" </dev/null >&2 ||
        exit 1
    command -v systemctl >/dev/null || exit 0
    units | sort | comm -13 "$scratch/units" - | while read -r unit; do
        systemctl disable --quiet "${unit##*/}" 2>/dev/null || :
    done
)

# --- JDK -------------------------------------------------------------------------------------------

# The feature version of the JDK in $1; 0 when there is none that can build an image.
jdk_version() {
    version=
    if [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || :
    fi
    echo "${version:-0}"
}

# The oldest JDK that is new enough among the arguments.
oldest_jdk() {
    best=
    best_version=9999
    for jdk in "$@"; do
        found=$(jdk_version "${jdk%/}")
        if [ "$found" -ge "$jdk_needed" ] && [ "$found" -lt "$best_version" ]; then
            best=${jdk%/}
            best_version=$found
        fi
    done
    [ -n "$best" ] && echo "$best"
}

jdk_on_path() {
    javac=$(command -v javac) || return 0
    javac=$(readlink -f "$javac")
    echo "${javac%/bin/javac}"
}

search_jdk() {
    oldest_jdk "${JAVA_HOME:-}" || oldest_jdk "$(jdk_on_path)" || oldest_jdk /usr/lib/jvm/*
}

install_jdk() {
    apt-get update -qq >&2 || :
    for package in openjdk-25-jdk-headless temurin-25-jdk; do
        if apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
            say "installing $package"
            install_packages "$package" && return
        fi
    done
    return 1
}

# Sets and exports JAVA_HOME.
find_jdk() {
    if ! JAVA_HOME=$(search_jdk) && can_install && install_jdk; then
        JAVA_HOME=$(search_jdk) || :
    fi
    [ -n "$JAVA_HOME" ] || die "no JDK $jdk_needed or newer found. Install the package" \
        "openjdk-25-jdk-headless (Debian 13, Ubuntu 22.04 and newer), or unpack a JDK" \
        "$jdk_needed below /usr/lib/jvm, or set JAVA_HOME."
    export JAVA_HOME
}

# --- Maven -----------------------------------------------------------------------------------------

maven_version() {
    (cd / && "$1" -version 2>/dev/null) | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'
}

is_new_enough() { printf '%s\n' "$maven_needed" "$1" | sort -C -V; }

search_maven() {
    for mvn in "${MAVEN_HOME:-/opt/maven}/bin/mvn" "$(command -v mvn)" /usr/share/maven/bin/mvn; do
        [ -x "$mvn" ] || continue
        found=$(maven_version "$mvn")
        if [ -n "$found" ] && is_new_enough "$found"; then
            echo "$mvn"
            return
        fi
    done
    return 1
}

# Sets and exports maven. Needs JAVA_HOME.
find_maven() {
    if ! maven=$(search_maven) && can_install; then
        say "installing maven"
        if install_packages maven; then maven=$(search_maven) || :; fi
    fi
    [ -n "$maven" ] || die "no Maven $maven_needed or newer found. Install the package maven" \
        "(Debian 12, Ubuntu 24.04 and newer), or put mvn on the PATH, or set MAVEN_HOME."
    export maven
}

# How Maven is called in the checkout; words.
# shellcheck disable=SC2034 # used where this is sourced
maven_options='--batch-mode --no-transfer-progress -Dstyle.color=never'
