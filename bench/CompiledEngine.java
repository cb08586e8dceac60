import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.decide.EventThresholds;
import io.portzero.verdict.tool.ToolRules;
import java.util.List;

/// Scans one file again and again in one process, in turn with one thread and with two, and prints
/// the least seconds of each: what the engine takes once its code is compiled.
final class CompiledEngine {

    private static final int ROUNDS = 8;

    public static void main(String[] arguments) throws Exception {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            for (int threads = 1; threads <= 2; threads++) {
                least[threads - 1] = Math.min(least[threads - 1], seconds(arguments[0], threads));
            }
        }
        System.out.printf("%.3f %.3f%n", least[0], least[1]);
    }

    private static double seconds(String capture, int threads) throws Exception {
        JudgeOptions judging =
                new JudgeOptions(
                        Context.NONE,
                        Origins.NONE,
                        ToolRules::bundled,
                        EventThresholds.DEFAULTS,
                        false);
        ScanReport report =
                new Scan(
                                List.of(capture),
                                ScanOptions.withThreads(threads),
                                judging,
                                List.of(),
                                Progress.NONE)
                        .run();
        return report.facts().elapsedNanos() / 1e9;
    }
}
