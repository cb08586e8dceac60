package io.portzero.app;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The script by which bash and zsh complete commands, options, and the values of options that have
/// a few. Everywhere else the shell offers files.
///
/// picocli makes such a script too, but mixes up options whose values have one label, writes values
/// in capitals, and offers no files.
final class CompletionScript {

    private static final String HEAD =
            """
            # Completes portzero in bash and zsh.
            if [ -n "${ZSH_VERSION-}" ]; then
                autoload -U +X compinit && compinit
                autoload -U +X bashcompinit && bashcompinit
            fi
            _portzero() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} start='' offers=''
                COMPREPLY=()
                # bash takes the sign in --format=json for a word, zsh takes all of it for one.
                [ "$word" != = ] || word=''
                [ "$before" != = ] || before=${COMP_WORDS[COMP_CWORD - 2]}
                case $word in
                --*=*) before=${word%%=*} start=${word%%=*}= word=${word#*=} ;;
                esac
            """;

    private static final String TAIL =
            """
                [ -z "$offers" ] || COMPREPLY=($(compgen -P "$start" -W "$offers" -- "$word"))
            }
            complete -o default -F _portzero portzero ./portzero
            """;

    private CompletionScript() {}

    /// @param main the program, with its commands
    static String of(CommandSpec main) {
        String names = String.join(" ", main.subcommands().keySet());
        CommandSpec analyze = command(main, "analyze");
        StringBuilder script = new StringBuilder(HEAD);
        script.append("    case $COMP_CWORD:${COMP_WORDS[1]}:$before:$word in\n");
        line(script, "1:*", names + " " + options(main));
        line(script, "2:help:*", names);
        line(script, "*:completion:*:-*", options(command(main, "completion")));
        for (OptionSpec option : analyze.options()) {
            String values = values(option);
            if (!values.isEmpty()) {
                line(script, pattern(option), values);
            }
        }
        // What demo takes, analyze takes.
        line(script, "*:analyze:*:-* | *:demo:*:-*", options(analyze));
        return script.append("    esac\n").append(TAIL).toString();
    }

    private static CommandSpec command(CommandSpec main, String name) {
        return Objects.requireNonNull(main.subcommands().get(name)).getCommandSpec();
    }

    private static void line(StringBuilder script, String pattern, String words) {
        script.append("    ").append(pattern).append(") offers='").append(words).append("' ;;\n");
    }

    private static String pattern(OptionSpec option) {
        return Stream.of(option.names())
                .map(name -> "*:*:" + name + ":*")
                .collect(Collectors.joining(" | "));
    }

    private static String options(CommandSpec command) {
        return command.options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(" "));
    }

    private static String values(OptionSpec option) {
        Iterable<String> values =
                Objects.requireNonNullElse(option.completionCandidates(), List.of());
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
