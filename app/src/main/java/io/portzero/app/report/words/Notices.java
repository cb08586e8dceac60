package io.portzero.app.report.words;

import io.portzero.capture.Damage;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import java.io.PrintStream;
import java.util.Locale;

/// What is said on standard error beside a report: inputs that could not be read or are damaged.
public final class Notices {

    private static final int PLACES = 3;

    private Notices() {}

    /// Prints what there is to say; often nothing.
    ///
    /// @param quiet whether damage is left to the report
    /// @param verbose whether to say how the scan was run
    public static void print(ScanReport report, PrintStream out, boolean quiet, boolean verbose) {
        for (InputReport input : report.inputs()) {
            input.failure().ifPresent(failure -> say(out, input.path(), failure));
            if (!quiet) {
                printDamage(input, out);
            }
        }
        if (report.interrupted()) {
            out.println("portzero: interrupted; this is what was read by then");
        }
        if (verbose) {
            printFacts(report, out);
        }
    }

    /// Says that files of packets lack some, or all, after an interruption.
    public static void printUnwritten(PrintStream out) {
        out.println(
                "portzero: packets are written last, once it is decided why they were sent: after"
                        + " this interruption they are missing or not complete; files that were"
                        + " there before are kept");
    }

    /// Says how many flow records were written before it could be told what their zeros are.
    public static void printUndecided(long records, PrintStream out) {
        if (records > 0) {
            out.println(
                    "portzero: "
                            + Numbers.count(records)
                            + " flow "
                            + (records == 1 ? "record is" : "records are")
                            + " written as undecided: they have no port but 0, and an input that can be"
                            + " read only once was written before all was seen; name files to"
                            + " have them decided");
        }
    }

    private static void say(PrintStream out, String path, String what) {
        out.println("portzero: " + Printable.text(path) + ": " + Printable.text(what));
    }

    private static void printDamage(InputReport input, PrintStream out) {
        input.damage().stream()
                .limit(PLACES)
                .forEach(damage -> say(out, input.path(), place(damage)));
        long more = input.damageCount() - PLACES;
        if (more > 0) {
            say(out, input.path(), "and " + Numbers.count(more) + " more damaged places");
        }
    }

    private static String place(Damage damage) {
        return "offset " + damage.offset() + ": " + damage.what();
    }

    private static void printFacts(ScanReport report, PrintStream out) {
        ScanReport.ScanFacts facts = report.facts();
        double seconds = facts.elapsedNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "portzero: %,d packets in %.3f s with %d threads: %,.0f packets/s, %.2f GB/s;"
                        + " %d parts read again%n",
                report.traffic().counts().totals().packets(),
                seconds,
                facts.threads(),
                report.traffic().counts().totals().packets() / Math.max(seconds, 1e-9),
                facts.bytesRead() / Math.max(seconds, 1e-9) / 1e9,
                facts.partsReadAgain());
    }
}
