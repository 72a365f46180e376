# capture.zsh DIRECTORY TEXT: what zsh offers behind TEXT, a line each, with the functions of
# DIRECTORY. A real interactive zsh on a terminal of its own is asked with a tab.
zmodload zsh/zpty || exit 2
directory=$1
typed=$2
setup=$(mktemp)
trap 'rm -f $setup' EXIT
cat >$setup <<'END'
PROMPT=
fpath=($REGENT_FUNCTIONS $fpath)
autoload -Uz compinit
compinit -u -D
bindkey '^M' undefined
bindkey '^J' undefined
bindkey '^I' complete-word
mark() { print -r -- '<MARK>' }
compprefuncs=(mark)
comppostfuncs=(mark exit)
zstyle ':completion:*' insert-tab false
compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return $?
    fi
    local -a hits
    builtin compadd -A hits "$@"
    builtin compadd "$@"
    local status_=$?
    print -rl -- "HIT "$^hits
    return $status_
}
print ready
END
export REGENT_FUNCTIONS=$directory
zpty shell zsh -f -i
zpty -w shell "source $setup"
while zpty -r shell line; do
    [[ $line == ready* ]] && break
done
zpty -w -n shell "$typed"$'\t'
while zpty -r shell line; do
    [[ $line == *'HIT '* ]] && print -r -- ${${line##*HIT }%%$'\r'*}
done
exit 0
