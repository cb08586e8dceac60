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
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// The options that name networks, and files that say where addresses belong.
final class ContextOptions {

    private final OptionSpec networks =
            prefixes(
                    "--network",
                    "Your own networks, which tell inbound from outbound; may be repeated:",
                    "192.0.2.0/24,2001:db8::/32");

    private final OptionSpec darkSpace =
            prefixes("--dark", "Addresses that no host uses; may be repeated.");

    private final OptionSpec telescope =
            prefixes(
                    "--telescope",
                    "Dark space whose size tells how much of the Internet it sees; may be repeated.");

    private final OptionSpec originFiles =
            OptionSpec.builder("--origins")
                    .paramLabel("FILE")
                    .type(List.class)
                    .auxiliaryTypes(Path.class)
                    .initialValue(List.of())
                    .description(
                            "Systems and countries of addresses: a MaxMind or IPinfo database (.mmdb) or"
                                    + " CAIDA's prefix2as, plain or .gz; may be repeated. Nothing is fetched.")
                    .build();

    private static OptionSpec prefixes(String name, String... description) {
        return OptionSpec.builder(name)
                .paramLabel("PREFIX,...")
                .hideParamSyntax(true)
                .type(List.class)
                .auxiliaryTypes(Prefix.class)
                .converters(new PrefixConverter())
                .splitRegex(",")
                .initialValue(List.of())
                .description(description)
                .build();
    }

    void addTo(CommandSpec command) {
        command.addOption(networks)
                .addOption(darkSpace)
                .addOption(telescope)
                .addOption(originFiles);
    }

    /// The networks that were named.
    Context context() {
        return new Context(
                PrefixSet.of(networks.getValue()),
                PrefixSet.of(darkSpace.getValue()),
                PrefixSet.of(telescope.getValue()));
    }

    /// The files as one look-up; where two know the same, the first named is believed.
    ///
    /// @throws ParameterException if a file cannot be read or is something else
    Origins origins() {
        List<Origins> opened = new ArrayList<>();
        List<Path> files = originFiles.getValue();
        for (Path file : files) {
            opened.add(open(file));
        }
        return Origins.inOrder(opened);
    }

    private Origins open(Path file) {
        try {
            return OriginFiles.open(file);
        } catch (IOException e) {
            throw new ParameterException(
                    originFiles.command().commandLine(), "option --origins: " + e.getMessage(), e);
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
