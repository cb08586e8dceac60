package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documentation shows of a report about the demo capture is what the program prints.
final class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern BLOCK =
            Pattern.compile("^```console\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("\\./portzero (?:demo|analyze)(?: [-\\w./:,]+)*(?: +#.*)?");

    /// Options that need files of the user, or whose results go elsewhere.
    private static final Pattern OTHER_FILES =
            Pattern.compile("-o|-w|--(output|write|records|tables|origins|tool-rules)|-");

    private static final String LEFT_OUT = "…";

    @TempDir private Path folder;

    /// A command with the output that a page shows.
    record Shown(Path page, String command, List<String> output) {}

    static List<Shown> shown() throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Path page : pages()) {
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                addCommands(shown, ROOT.relativize(page), block.group(1));
            }
        }
        return shown;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> docs = below.filter(path -> path.toString().endsWith(".md"));
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs).sorted().toList();
        }
    }

    private static void addCommands(List<Shown> shown, Path page, String block) {
        for (String session : block.split("(?m)^\\$ ", -1)) {
            List<String> lines = session.lines().toList();
            if (lines.size() > 1 && isAboutTheDemo(lines.getFirst())) {
                shown.add(new Shown(page, lines.getFirst(), lines.subList(1, lines.size())));
            }
        }
    }

    private static boolean isAboutTheDemo(String command) {
        return COMMAND.matcher(command).matches()
                && command.contains("demo")
                && words(command).stream().noneMatch(word -> OTHER_FILES.matcher(word).matches());
    }

    private static List<String> words(String command) {
        return Arrays.asList(command.replaceFirst(" +#.*", "").split(" +", -1));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void outputIsAsShown(Shown shown) throws IOException {
        List<String> printed = printed(shown.command);
        int from = 0;
        boolean anywhere = false;
        for (List<String> part : parts(shown.output)) {
            int found = find(part, printed, from, anywhere);
            assertThat(found)
                    .as("%s shows of %s:%n%s", shown.page, shown.command, String.join("\n", part))
                    .withFailMessage(() -> "it prints:\n" + String.join("\n", printed))
                    .isNotNegative();
            from = found + part.size();
            anywhere = true;
        }
        if (!shown.output.getLast().equals(LEFT_OUT)) {
            assertThat(from).as("lines of %s", shown.command).isEqualTo(printed.size());
        }
    }

    @Test
    void thereAreSuchCommands() throws IOException {
        assertThat(shown()).hasSizeGreaterThan(3).anyMatch(each -> each.page.endsWith("README.md"));
    }

    private List<String> printed(String command) throws IOException {
        Path report = folder.resolve("report");
        List<String> arguments = new ArrayList<>();
        for (String word : words(command).subList(1, words(command).size())) {
            if (word.equals("demo")) {
                arguments.add("analyze");
                arguments.add(Analysis.DEMO.toString());
            } else {
                arguments.add(word.replaceFirst("^examples/", ROOT + "/examples/"));
            }
        }
        arguments.addAll(List.of("-o", report.toString()));
        StringWriter errors = new StringWriter();
        Main.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(arguments.toArray(String[]::new));
        String text = Files.exists(report) ? Files.readString(report) : errors.toString();
        // The launcher says by what name it was called; there is none here.
        return text.replace(ROOT + "/", "").replace("'portzero ", "'./portzero ").lines().toList();
    }

    /// The stretches between the places where lines were left out.
    private static List<List<String>> parts(List<String> output) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : output) {
            if (line.equals(LEFT_OUT)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        return parts;
    }

    /// @param anywhere whether lines may be passed over before it
    /// @return where the part begins, or -1
    private static int find(List<String> part, List<String> printed, int from, boolean anywhere) {
        int last = anywhere ? printed.size() - part.size() : from;
        for (int i = from; i <= last; i++) {
            if (i + part.size() <= printed.size()
                    && printed.subList(i, i + part.size()).equals(part)) {
                return i;
            }
        }
        return -1;
    }
}
