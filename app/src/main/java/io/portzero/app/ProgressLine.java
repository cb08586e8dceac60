package io.portzero.app;

import io.portzero.engine.Progress;
import java.io.PrintStream;
import java.util.Locale;

/// One line on the terminal that says how far a long scan is, how fast, and how long it will take.
/// Nothing where nobody looks, and nothing in the first moment: short work needs no progress.
final class ProgressLine implements Progress, AutoCloseable {

    /// Set by the launcher where standard error is a terminal: Java cannot tell.
    private static final String TERMINAL_PROPERTY = "portzero.error.terminal";

    private static final long FIRST_NANOS = 700_000_000L;
    private static final long EVERY_NANOS = 200_000_000L;
    private static final String CLEAR_LINE = "\r\u001B[K";

    /// A line that goes on in the next row could not be wiped.
    private static final String NO_WRAP = "\u001B[?7l";

    private static final String WRAP = "\u001B[?7h";

    private final PrintStream out;
    private final boolean shown;
    private final long begin = System.nanoTime();
    private long lastShown = begin + FIRST_NANOS - EVERY_NANOS;
    private boolean printed;

    ProgressLine(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    static ProgressLine open(boolean quiet) {
        return new ProgressLine(System.err, !quiet && Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    @Override
    public synchronized void advanced(long bytesDone, long bytesTotal, long packets) {
        long now = System.nanoTime();
        if (!shown || now - lastShown < EVERY_NANOS) {
            return;
        }
        lastShown = now;
        printed = true;
        out.print(
                CLEAR_LINE
                        + NO_WRAP
                        + line(bytesDone, bytesTotal, packets, (now - begin) / 1e9)
                        + WRAP);
        out.flush();
    }

    /// What the line says.
    static String line(long bytesDone, long bytesTotal, long packets, double seconds) {
        double rate = bytesDone / Math.max(seconds, 1e-3);
        String done =
                String.format(
                        Locale.ROOT,
                        "%s, %,d packets, %s/s, %,.0f packets/s",
                        size(bytesDone),
                        packets,
                        size((long) rate),
                        packets / Math.max(seconds, 1e-3));
        if (bytesTotal <= 0) {
            return done;
        }
        long left = Math.round((bytesTotal - bytesDone) / Math.max(rate, 1));
        double percent = 100.0 * bytesDone / bytesTotal;
        return String.format(Locale.ROOT, "%3.0f %%  %s, %s left", percent, done, duration(left));
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static String duration(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3_600
                        ? seconds / 60 + " min"
                        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    /// Wipes the line.
    @Override
    public synchronized void close() {
        if (printed) {
            out.print(CLEAR_LINE);
            out.flush();
            printed = false;
        }
    }
}
