package io.portzero.app;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// `portzero help COMMAND`, which says the same as `portzero COMMAND --help`.
final class HelpCommand implements Callable<Integer> {

    private final PositionalParamSpec about =
            PositionalParamSpec.builder()
                    .arity("0..1")
                    .paramLabel("COMMAND")
                    .type(String.class)
                    .description("Which command; without one, what there is.")
                    .build();

    private final CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("help");

    private HelpCommand() {
        command.usageMessage().header("Shows this help, or that of a command.");
        command.usageMessage().footer("", "Example:", "  portzero help analyze");
        command.addPositional(about);
        Help.addTo(command);
    }

    static CommandLine commandLine() {
        return new CommandLine(new HelpCommand().command);
    }

    @Override
    public Integer call() {
        CommandLine main = command.commandLine().getParent();
        Optional<String> name = Optional.ofNullable(about.getValue());
        CommandLine asked = name.map(main.getSubcommands()::get).orElse(main);
        if (name.isPresent() && !main.getSubcommands().containsKey(name.get())) {
            throw new ParameterException(
                    main,
                    "Unknown command: '"
                            + name.get()
                            + "'"
                            + Suggestion.of(name.get(), main.getSubcommands().keySet().stream())
                                    .map(word -> "; did you mean " + word + "?")
                                    .orElse(""));
        }
        asked.usage(main.getOut());
        return ExitCode.DONE;
    }
}
