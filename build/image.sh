#!/bin/sh
# image.sh JDK TARGET: makes TARGET/regent, a run-time image that needs no Java where it runs.
#
#   bin/regent, bin/keepalived    the launcher (build/launcher.sh), one script under two names
#   bin/genhash                   and under a third, for keepalived's tool
#   exec/regent, exec/keepalived  the JVM's launcher under the names that ps and pgrep shall see
#   lib/regent.jar                Regent; the daemon has no other jar on its class path
#   lib/tools/*.jar               libraries of the tools (`regent demo`, `regent check`, ...)
#   examples/                     what the demo runs where there is no checkout around the image
#   share/                        completion for bash and zsh, made by the image itself
#   lib/{daemon,checker,test,tools}.aot   classes as the training runs left them, for a fast start
#   the rest                      the Java run time
#
# Takes regent.jar and tools/ from TARGET, where Maven has put them.
set -eu

jdk=$1
target=$2
build=$(readlink -f -- "$0")
build=${build%/*}
new=$target/regent.new
# Fixed, so that two builds of one commit are equal.
made_at=2026-11-22T00:00:00Z

# The training runs: each does what the program does in its life and then ends. The daemon does it in
# a network namespace of its own; where none is to be had it only reads the configuration.
train_daemon() {
    in_a_network sh "$build/train.sh" daemon "$new" || "$new/bin/regent" -t -f "$build/training.conf"
}

train_checker() { in_a_network sh "$build/train.sh" checker "$new"; }

in_a_network() {
    for enter in 'unshare --net' 'unshare --user --map-root-user --net'; do
        if $enter "$@"; then return; fi
    done
    return 1
}

# The verdict is no matter: it depends on the interfaces that are there.
train_test() { "$new/bin/keepalived" -t -f "$build/training-servers.conf" || [ -e "$REGENT_TRAIN" ]; }

# One process has one cache, so the tools are run one after the other in one.
train_tools() {
    for node in 1 2; do
        cp "$build/../examples/single-pair/node$node/keepalived.conf" "$target/train$node.conf"
    done
    "$new/bin/regent" rehearse <<END
demo --help
check $target/train1.conf
check --format json $build/training-servers.conf
check --format sarif $build/training.conf
check --pair $target/train1.conf $target/train2.conf
explain priority
explain virtual_server
fmt --check $build/training.conf
fmt $target/train1.conf
END
    rm "$target/train1.conf" "$target/train2.conf"
}

# plain_jar JAR: what Maven has built, with plain code where the JVM would make classes at run time.
plain_jar() {
    rm -rf "$target/plain"
    mkdir "$target/plain"
    (cd "$target/plain" && "$jdk/bin/jar" --extract --file "$target/regent.jar")
    "$jdk/bin/java" -cp "$target/tools/*" "$build/PlainCode.java" "$target/plain"
    "$jdk/bin/jar" --create --file "$1" --manifest "$target/plain/META-INF/MANIFEST.MF" \
        --date "$made_at" -C "$target/plain" .
}

# train CACHE COMMAND. Without its cache a program starts slower and is otherwise the same.
train() {
    if ! (export REGENT_TRAIN="$new/lib/$1" && "$2") >"$target/$1.log" 2>&1; then
        echo "regent: no $1, its training run failed: see $target/$1.log" >&2
        rm -f "$new/lib/$1"
    fi
}

rm -rf "$new"
"$jdk/bin/jlink" --add-modules java.base,java.logging,jdk.httpserver,jdk.unsupported \
    --strip-java-debug-attributes --no-header-files --no-man-pages --output "$new"
rm "$new/bin/keytool" "$new/bin/jwebserver"
mkdir "$new/exec" "$new/lib/tools"
for name in regent keepalived; do
    cp "$build/launcher.sh" "$new/bin/$name"
    chmod 755 "$new/bin/$name"
    cp "$new/bin/java" "$new/exec/$name"
done
ln -s regent "$new/bin/genhash"
plain_jar "$new/lib/regent.jar"
cp -p "$target"/tools/*.jar "$new/lib/tools/"
cp -R "$build/../examples" "$new/"

# Completion knows the commands and keywords of this very build.
bash_completions=$new/share/bash-completion/completions
zsh_functions=$new/share/zsh/site-functions
mkdir -p "$bash_completions" "$zsh_functions"
"$new/bin/regent" completion bash >"$bash_completions/regent"
ln -s regent "$bash_completions/keepalived"
# Says in its first line that it is for both.
"$new/bin/regent" completion zsh >"$zsh_functions/_regent"

train daemon.aot train_daemon
train checker.aot train_checker
train test.aot train_test
train tools.aot train_tools

# A daemon that runs from the old image keeps its open files.
rm -rf "$target/regent.old"
[ ! -e "$target/regent" ] || mv "$target/regent" "$target/regent.old"
mv "$new" "$target/regent"
rm -rf "$target/regent.old"
