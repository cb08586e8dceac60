package io.portzero.app;

import io.portzero.engine.JudgeOptions;
import io.portzero.verdict.decide.EventThresholds;
import io.portzero.verdict.tool.ToolRuleSyntaxException;
import io.portzero.verdict.tool.ToolRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say what causes are decided with.
final class CauseOptions {

    /// Whether inputs are read again once it is known who has zeros.
    enum SecondLook {
        AUTO,
        OFF
    }

    private static final int ATTACK_NUMBERS = 4;
    private static final int SCAN_NUMBERS = 2;

    @Mixin private final ContextOptions context = new ContextOptions();

    @Option(
            names = "--second-look",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = {
                "auto (default): read files again to see what else the hosts with zeros did;",
                "off: decide by the packets with zeros alone."
            })
    private SecondLook secondLook = SecondLook.AUTO;

    @Option(
            names = "--tool-rules",
            paramLabel = "FILE",
            description = "More rules by which tools are recognised; may be repeated.")
    private List<Path> ruleFiles = List.of();

    @Option(
            names = "--attack-thresholds",
            paramLabel = "N",
            split = ",",
            description =
                    "Packets, seconds, packets a minute and seconds of silence that make an attack"
                            + " an event: 25,60,30,300 by default, scaled with --telescope.")
    private List<Double> attack = List.of();

    @Option(
            names = "--scan-thresholds",
            paramLabel = "N",
            split = ",",
            description =
                    "Hosts and seconds of silence that make a scan an event: 100,480 by default,"
                            + " scaled with --telescope.")
    private List<Double> scan = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// Everything that was said, read and checked.
    ///
    /// @throws ParameterException if a file cannot be read or a number is impossible
    JudgeOptions judgeOptions() {
        return new JudgeOptions(
                context.context(),
                context.origins(),
                tools(),
                thresholds(),
                secondLook == SecondLook.AUTO);
    }

    private ToolRules tools() {
        ToolRules rules = ToolRules.bundled();
        for (Path file : ruleFiles) {
            try {
                rules = rules.with(file);
            } catch (ToolRuleSyntaxException e) {
                throw usage("" + e.getMessage(), e);
            } catch (IOException e) {
                throw usage("--tool-rules " + file + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return rules;
    }

    private EventThresholds thresholds() {
        EventThresholds base = EventThresholds.DEFAULTS;
        List<Double> numbers = new ArrayList<>();
        numbers.addAll(
                checked(
                        "--attack-thresholds",
                        attack,
                        List.of(
                                (double) base.attackPackets(),
                                base.attackSeconds(),
                                base.attackPerMinute(),
                                base.attackExpirySeconds()),
                        ATTACK_NUMBERS));
        numbers.addAll(
                checked(
                        "--scan-thresholds",
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

    private List<Double> checked(String option, List<Double> given, List<Double> usual, int count) {
        if (given.isEmpty()) {
            return usual;
        }
        if (given.size() != count || given.stream().anyMatch(number -> !(number > 0))) {
            throw usage(option + " takes " + count + " numbers above 0, got " + given, null);
        }
        return given;
    }

    private ParameterException usage(String message, @Nullable Throwable cause) {
        return new ParameterException(command.commandLine(), message, cause);
    }
}
