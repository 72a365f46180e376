package io.regent.tool.completion;

import java.util.ArrayList;
import java.util.List;

/** Completion for bash: tables of what may come next, and a function that looks into them. */
final class BashScript {

    private static final String FILES = "+files";

    private static final String HEAD =
            """
            # Completion of regent and keepalived for bash. Made by: regent completion bash
            """;

    private static final String ENGINE =
            """

            # Completes the word that the cursor is on, for the program $1.
            _regent_complete() {
                local path=$1 current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
                local words='' i
                # --format=json comes as three words.
                if [[ $current == = ]]; then
                    previous+='='
                    current=
                elif [[ $previous == = ]] && ((COMP_CWORD > 1)); then
                    previous=${COMP_WORDS[COMP_CWORD-2]}=
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    _regent_is_command "$path ${COMP_WORDS[i]}" && path+=" ${COMP_WORDS[i]}"
                done
                COMPREPLY=()
                _regent_values "$path $previous"
                if [[ -z $words && $current == -* ]]; then _regent_options "$path"; fi
                if [[ -z $words && $previous != *= ]]; then _regent_arguments "$path"; fi
                case $words in
                +files)
                    compopt -o filenames 2>/dev/null
                    mapfile -t COMPREPLY < <(compgen -f -- "$current")
                    ;;
                +nothing) ;;
                *) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
                esac
            }

            _regent() { _regent_complete regent; }
            _keepalived() { _regent_complete keepalived; }

            complete -F _regent regent
            complete -F _keepalived keepalived
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private BashScript() {}

    static String of(ShellCommand regent, List<ShellOption> daemon) {
        var script = new BashScript();
        List<ShellCommand> commands = regent.all();
        script.commands(commands);
        script.values(commands, daemon);
        script.options(commands, daemon);
        script.arguments(commands);
        return script.out.append(ENGINE).toString();
    }

    private void commands(List<ShellCommand> commands) {
        begin("_regent_is_command");
        var paths = new ArrayList<String>();
        for (ShellCommand each : commands) if (each.path().contains(" ")) paths.add(each.path());
        arm(paths, "return 0");
        out.append("    esac\n    return 1\n}\n");
    }

    private void values(List<ShellCommand> commands, List<ShellOption> daemon) {
        begin("_regent_values");
        for (ShellCommand each : commands)
            for (ShellOption option : each.options()) value(List.of(each.path()), option);
        for (ShellOption option : daemon) value(List.of("regent", "keepalived"), option);
        end();
    }

    private void value(List<String> paths, ShellOption option) {
        if (!option.takesValue()) return;
        var patterns = new ArrayList<String>();
        for (String path : paths) {
            for (String name : option.names()) {
                if (option.isValueRequired()) patterns.add(path + " " + name);
                if (name.startsWith("--")) patterns.add(path + " " + name + "=");
            }
        }
        if (!patterns.isEmpty()) arm(patterns, "words=" + quoted(words(option.value())));
    }

    private void options(List<ShellCommand> commands, List<ShellOption> daemon) {
        begin("_regent_options");
        for (ShellCommand each : commands)
            if (each.path().contains(" ")) offer(List.of(each.path()), each.options());
        offer(List.of("regent", "keepalived"), daemon);
        end();
    }

    private void offer(List<String> paths, List<ShellOption> options) {
        var names = new ArrayList<String>();
        for (ShellOption option : options) names.addAll(option.names());
        if (!names.isEmpty()) arm(paths, "words=" + quoted(String.join(" ", names)));
    }

    private void arguments(List<ShellCommand> commands) {
        begin("_regent_arguments");
        for (ShellCommand each : commands) {
            var words = new ArrayList<String>();
            for (ShellCommand inner : each.commands()) words.add(inner.name());
            if (words.isEmpty() && !each.arguments().isEmpty())
                words.add(words(each.arguments().getFirst().value()));
            if (words.isEmpty()) words.add("+nothing");
            arm(List.of(each.path()), "words=" + quoted(String.join(" ", words)));
        }
        end();
    }

    private static String words(ShellValue value) {
        return switch (value) {
            case ShellValue.Files _ -> FILES;
            case ShellValue.Free _ -> "+nothing";
            case ShellValue.Words(var words) -> String.join(" ", words);
        };
    }

    private void begin(String function) {
        out.append('\n').append(function).append("() {\n    case $1 in\n");
    }

    private void end() {
        out.append("    esac\n}\n");
    }

    private void arm(List<String> patterns, String action) {
        for (int i = 0; i < patterns.size(); i++)
            out.append(i == 0 ? "    " : " | ").append(quoted(patterns.get(i)));
        out.append(") ").append(action).append(" ;;\n");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
