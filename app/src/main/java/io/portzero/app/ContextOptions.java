package io.portzero.app;

import io.portzero.app.origin.OriginFiles;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.context.Prefix;
import io.portzero.verdict.context.PrefixSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The options that name networks, and files that say where addresses belong: a command mixes them
/// in.
final class ContextOptions {

    @Option(
            names = "--network",
            paramLabel = "PREFIX",
            split = ",",
            converter = PrefixConverter.class,
            description =
                    "Your own networks, such as 192.0.2.0/24,2001:db8::/32; may be repeated. They"
                            + " tell inbound from outbound.")
    private List<Prefix> networks = List.of();

    @Option(
            names = "--dark",
            paramLabel = "PREFIX",
            split = ",",
            converter = PrefixConverter.class,
            description = "Addresses that no host uses; may be repeated.")
    private List<Prefix> darkSpace = List.of();

    @Option(
            names = "--telescope",
            paramLabel = "PREFIX",
            split = ",",
            converter = PrefixConverter.class,
            description =
                    "Dark space whose size tells how much of the Internet it sees; may be repeated.")
    private List<Prefix> telescope = List.of();

    @Option(
            names = "--origins",
            paramLabel = "FILE",
            description =
                    "Systems and countries of addresses: a MaxMind or IPinfo database (.mmdb) or"
                            + " CAIDA's prefix2as, plain or .gz; may be repeated. Nothing is fetched.")
    private List<Path> originFiles = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// The networks that were named.
    Context context() {
        return new Context(
                PrefixSet.of(networks), PrefixSet.of(darkSpace), PrefixSet.of(telescope));
    }

    /// The files as one look-up; where two know the same, the first named is believed.
    ///
    /// @throws ParameterException if a file cannot be read or is something else
    Origins origins() {
        List<Origins> opened = new ArrayList<>();
        for (Path file : originFiles) {
            opened.add(open(file));
        }
        return Origins.inOrder(opened);
    }

    private Origins open(Path file) {
        try {
            return OriginFiles.open(file);
        } catch (IOException e) {
            throw new ParameterException(
                    command.commandLine(), "option --origins: " + e.getMessage(), e);
        }
    }

    /// Reads a prefix; what is wrong with it is shown as picocli shows such things.
    static final class PrefixConverter implements ITypeConverter<Prefix> {

        @Override
        public Prefix convert(String text) {
            try {
                return Prefix.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
