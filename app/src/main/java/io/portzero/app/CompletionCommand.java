package io.portzero.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `portzero completion`: prints the script by which bash and zsh complete what is typed.
final class CompletionCommand implements Callable<Integer> {

    private final CommandSpec command = CommandSpec.wrapWithoutInspection(this).name("completion");

    private CompletionCommand() {
        command.usageMessage()
                .header("Prints what makes bash and zsh complete options and their values.")
                .footer(
                        "",
                        "Examples:",
                        "  source <(portzero completion)",
                        "  echo 'source <(portzero completion)' >> ~/.bashrc");
        Help.addTo(command);
    }

    static CommandLine commandLine() {
        return new CommandLine(new CompletionCommand().command);
    }

    @Override
    public Integer call() {
        CommandLine main = command.commandLine().getParent();
        PrintWriter out = main.getOut();
        out.print(CompletionScript.of(main.getCommandSpec()));
        out.flush();
        return ExitCode.DONE;
    }
}
