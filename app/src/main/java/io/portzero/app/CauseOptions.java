package io.portzero.app;

import io.portzero.engine.FileFailure;
import io.portzero.engine.JudgeOptions;
import io.portzero.verdict.decide.EventThresholds;
import io.portzero.verdict.tool.ToolRuleSyntaxException;
import io.portzero.verdict.tool.ToolRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The options that say what causes are decided with.
final class CauseOptions {

    /// Whether inputs are read again once it is known who has zeros.
    enum SecondLook {
        AUTO,
        OFF
    }

    private static final int ATTACK_NUMBERS = 4;
    private static final int SCAN_NUMBERS = 2;

    private final ContextOptions context = new ContextOptions();

    private final OptionSpec secondLook =
            OptionSpec.builder("--second-look")
                    .paramLabel("WHEN")
                    .type(SecondLook.class)
                    .defaultValue("auto")
                    .description(
                            "auto (default): read files again to see what else the hosts with zeros did;"
                                    + " off: decide by the packets with zeros alone.")
                    .build();

    private final OptionSpec ruleFiles =
            OptionSpec.builder("--tool-rules")
                    .paramLabel("FILE")
                    .type(List.class)
                    .auxiliaryTypes(Path.class)
                    .initialValue(List.of())
                    .description("More rules by which tools are recognised; may be repeated.")
                    .build();

    private final OptionSpec attack =
            numbers(
                    "--attack-thresholds",
                    "Packets, seconds, packets a minute and seconds of silence that make an attack"
                            + " an event: 25,60,30,300 by default, scaled with --telescope.");

    private final OptionSpec scan =
            numbers(
                    "--scan-thresholds",
                    "Hosts and seconds of silence that make a scan an event: 100,480 by default,"
                            + " scaled with --telescope.");

    private static OptionSpec numbers(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("N,...")
                .hideParamSyntax(true)
                .type(List.class)
                .auxiliaryTypes(Double.class)
                .splitRegex(",")
                .initialValue(List.of())
                .description(description)
                .build();
    }

    void addTo(CommandSpec command) {
        context.addTo(command);
        command.addOption(secondLook).addOption(ruleFiles).addOption(attack).addOption(scan);
    }

    /// Everything that was said, read and checked.
    ///
    /// @throws ParameterException if a file cannot be read or a number is impossible
    JudgeOptions judgeOptions() {
        return new JudgeOptions(
                context.context(),
                context.origins(),
                tools(),
                thresholds(),
                secondLook.getValue() == SecondLook.AUTO);
    }

    /// Where the user has rules, they are read at once, so that what is wrong with them is said at
    /// once. Else the bundled ones are, while others read packets.
    private Supplier<ToolRules> tools() {
        BundledRules bundled = BundledRules.begin();
        if (ruleFiles.<List<Path>>getValue().isEmpty()) {
            return bundled;
        }
        ToolRules rules = withFiles(bundled.get());
        return () -> rules;
    }

    private ToolRules withFiles(ToolRules bundled) {
        ToolRules rules = bundled;
        List<Path> files = ruleFiles.getValue();
        for (Path file : files) {
            try {
                rules = rules.with(file);
            } catch (ToolRuleSyntaxException e) {
                throw usage("" + e.getMessage(), e);
            } catch (IOException e) {
                throw usage("--tool-rules " + file + ": " + FileFailure.reason(e), e);
            }
        }
        return rules;
    }

    private EventThresholds thresholds() {
        EventThresholds base = EventThresholds.DEFAULTS;
        List<Double> numbers = new ArrayList<>();
        numbers.addAll(
                checked(
                        attack,
                        List.of(
                                (double) base.attackPackets(),
                                base.attackSeconds(),
                                base.attackPerMinute(),
                                base.attackExpirySeconds()),
                        ATTACK_NUMBERS));
        numbers.addAll(
                checked(
                        scan,
                        List.of((double) base.scanDestinations(), base.scanExpirySeconds()),
                        SCAN_NUMBERS));
        return new EventThresholds(
                Math.round(numbers.get(0)),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                Math.round(numbers.get(4)),
                numbers.get(5));
    }

    private List<Double> checked(OptionSpec option, List<Double> usual, int count) {
        List<Double> given = option.getValue();
        if (given.isEmpty()) {
            return usual;
        }
        if (given.size() != count || given.stream().anyMatch(number -> !(number > 0))) {
            throw usage(
                    option.longestName()
                            + " takes "
                            + count
                            + " numbers above 0; got "
                            + String.join(",", option.originalStringValues()),
                    null);
        }
        return given;
    }

    private ParameterException usage(String message, @Nullable Throwable cause) {
        return new ParameterException(ruleFiles.command().commandLine(), message, cause);
    }
}
