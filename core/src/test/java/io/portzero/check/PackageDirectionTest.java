package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.Scan;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the direction among the packages of core, and threads in one of them.
///
/// It reads compiled classes, so it sees every use, also those without an import. A package that is
/// new here fails until its place is decided.
final class PackageDirectionTest {

    private static final String ROOT = "io.portzero.";
    private static final Pattern OWN = Pattern.compile("io/portzero/((?:[a-z0-9]+/)+)[A-Z]");
    private static final Pattern THREADS =
            Pattern.compile(
                    "L?java/lang/Thread(\\$Builder.*)?;?"
                            + "|java/util/concurrent/(Executor.*|.*Executor|.*ThreadPool.*|ForkJoin.*"
                            + "|CompletableFuture|StructuredTaskScope)"
                            + "|java/util/Timer");

    /// Where the compiled classes of this room are.
    static final Path CLASSES = folder();

    /// What each package may use beside itself.
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("internal", Set.of()),
                    Map.entry("capture", Set.of("internal", "capture.source")),
                    Map.entry("capture.source", Set.of("internal")),
                    Map.entry("packet", Set.of("internal")),
                    Map.entry("flow", Set.of("internal", "packet")),
                    Map.entry("flow.log", Set.of("flow")),
                    Map.entry("flow.rule", Set.of("flow", "packet")),
                    Map.entry("flow.datagram", Set.of("internal", "flow", "packet")),
                    Map.entry("flow.nfdump", Set.of("internal", "flow", "packet")),
                    Map.entry("verdict.payload", Set.of("internal", "packet")),
                    Map.entry(
                            "verdict.observation", Set.of("internal", "packet", "verdict.payload")),
                    Map.entry("verdict", Set.of("internal", "packet", "verdict.observation")),
                    Map.entry("verdict.context", Set.of("packet", "verdict")),
                    Map.entry(
                            "verdict.tool",
                            Set.of(
                                    "internal",
                                    "packet",
                                    "verdict",
                                    "verdict.observation",
                                    "verdict.payload")),
                    Map.entry(
                            "verdict.stack",
                            Set.of(
                                    "internal",
                                    "packet",
                                    "verdict",
                                    "verdict.observation",
                                    "verdict.payload")),
                    Map.entry(
                            "verdict.decide",
                            Set.of(
                                    "internal",
                                    "packet",
                                    "verdict",
                                    "verdict.context",
                                    "verdict.observation",
                                    "verdict.payload",
                                    "verdict.stack",
                                    "verdict.tool")),
                    Map.entry("summary.sketch", Set.of("internal", "packet")),
                    Map.entry(
                            "summary.chance",
                            Set.of("packet", "summary.sketch", "verdict.observation")),
                    Map.entry(
                            "summary.conduct",
                            Set.of("internal", "packet", "summary.sketch", "verdict.observation")),
                    Map.entry(
                            "summary.row",
                            Set.of(
                                    "internal",
                                    "packet",
                                    "summary.conduct",
                                    "summary.sketch",
                                    "verdict.observation",
                                    "verdict.payload")),
                    Map.entry(
                            "summary",
                            Set.of(
                                    "internal",
                                    "packet",
                                    "summary.chance",
                                    "summary.row",
                                    "summary.sketch",
                                    "verdict.payload")),
                    Map.entry(
                            "summary.flow",
                            Set.of(
                                    "internal",
                                    "flow",
                                    "flow.rule",
                                    "flow.datagram",
                                    "packet",
                                    "summary",
                                    "summary.chance",
                                    "summary.conduct",
                                    "summary.row",
                                    "summary.sketch",
                                    "verdict",
                                    "verdict.observation",
                                    "verdict.payload")),
                    Map.entry(
                            "engine",
                            Set.of(
                                    "internal",
                                    "capture",
                                    "capture.source",
                                    "flow",
                                    "flow.datagram",
                                    "flow.nfdump",
                                    "flow.log",
                                    "packet",
                                    "summary",
                                    "summary.chance",
                                    "summary.conduct",
                                    "summary.flow",
                                    "summary.row",
                                    "summary.sketch",
                                    "verdict",
                                    "verdict.context",
                                    "verdict.decide",
                                    "verdict.observation",
                                    "verdict.tool")));

    private record Use(String from, String to) {}

    @Test
    void packagesUseOnlyWhatIsBelowThem() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (ClassModel model : classes()) {
            for (Use use : uses(model)) {
                boolean allowed =
                        use.from.equals(use.to)
                                || MAY_USE.getOrDefault(use.from, Set.of()).contains(use.to);
                if (!allowed) {
                    wrong.add(model.thisClass().asInternalName() + " uses " + use.to);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageHasItsPlace() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (ClassModel model : classes()) {
            packages.add(packageOf(model.thisClass().asInternalName()));
        }
        assertThat(MAY_USE.keySet()).containsAll(packages);
    }

    @Test
    void onlyTheEngineHasThreads() throws IOException {
        List<String> threaded = new ArrayList<>();
        for (ClassModel model : classes()) {
            String name = model.thisClass().asInternalName();
            if (!packageOf(name).equals("engine") && namesThreads(model)) {
                threaded.add(name);
            }
        }
        assertThat(threaded).isEmpty();
    }

    @Test
    void theRuleAboutThreadsSeesThem() throws IOException {
        boolean engine = false;
        for (ClassModel model : classes()) {
            engine |= model.thisClass().asInternalName().endsWith("/Pass") && namesThreads(model);
        }
        assertThat(engine).isTrue();
    }

    private static boolean namesThreads(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry used
                    && THREADS.matcher(used.asInternalName()).matches()) {
                return true;
            }
        }
        return false;
    }

    /// Own packages named anywhere in a class: in class entries, descriptors and signatures.
    private static Set<Use> uses(ClassModel model) {
        Set<Use> uses = new java.util.HashSet<>();
        String from = packageOf(model.thisClass().asInternalName());
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                Matcher own = OWN.matcher(text.stringValue());
                while (own.find()) {
                    uses.add(new Use(from, dotted(own.group(1))));
                }
            }
        }
        return uses;
    }

    private static String packageOf(String internalName) {
        int end = internalName.lastIndexOf('/');
        return dotted(internalName.substring(ROOT.length(), end + 1));
    }

    private static String dotted(String folders) {
        return folders.substring(0, folders.length() - 1).replace('/', '.');
    }

    private static List<ClassModel> classes() throws IOException {
        List<ClassModel> models = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                models.add(ClassFile.of().parse(file));
            }
        }
        assertThat(models).hasSizeGreaterThan(50);
        return models;
    }

    private static Path folder() {
        try {
            return Path.of(Scan.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
