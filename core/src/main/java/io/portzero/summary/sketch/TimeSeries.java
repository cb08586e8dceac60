package io.portzero.summary.sketch;

import io.portzero.internal.Order;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Counts over time with bounded memory: a few columns of counts per bin, empty bins left out.
///
/// The bin width starts at one millisecond, or at the width asked for, and climbs a fixed ladder of
/// familiar widths whenever more than `maximumBins` bins are non-empty. Each width is a multiple of
/// the one before and bins are aligned to the epoch, so climbing only joins whole bins. The number
/// of non-empty bins can only grow with the data and shrink with the width; hence the final width
/// is the smallest one that suffices for all updates, whatever their order and however they were
/// split.
///
/// A wrong clock costs one bin, not a stretch of empty ones, and does not by itself widen the bins.
/// Weeks begin on Thursdays, as the epoch did.
public final class TimeSeries {

    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long HOUR = 3_600 * SECOND;
    private static final long WEEK = 7 * 24 * HOUR;

    // The last width divides all times that fit into a long into six bins.
    private static final long[] LADDER = {
        MILLISECOND,
        10 * MILLISECOND,
        100 * MILLISECOND,
        SECOND,
        10 * SECOND,
        60 * SECOND,
        600 * SECOND,
        HOUR,
        6 * HOUR,
        24 * HOUR,
        WEEK,
        4 * WEEK,
        52 * WEEK,
        520 * WEEK,
        5_200 * WEEK
    };

    /// The smallest permitted number of bins; fewer might not hold all times at any width.
    public static final int MINIMUM_BINS = 8;

    private static final int MAXIMUM_COLUMNS = 15;

    /// The counts of one non-empty bin.
    ///
    /// @param startNanos when the bin starts, in nanoseconds since the epoch; `Long.MIN_VALUE` if
    ///   that is too early for a long
    /// @param counts one count per column
    public record Bin(long startNanos, List<Long> counts) {

        /// Copies the counts.
        public Bin {
            counts = List.copyOf(counts);
        }
    }

    /// The width of an hour, as a narrowest width.
    public static final long HOUR_NANOS = HOUR;

    private final int columns;
    private final int maximumBins;
    private final int firstRung;
    private int rung;
    private long widthNanos;

    // A table from bin number to counts. Mixing is a bijection, so no two bins share a hash.
    private KeySample bins;

    // The bin of the last update and its bounds, both inclusive; empty bounds mean no bin.
    private int lastSlot;
    private long lastBinStart = 1;
    private long lastBinEnd;

    /// Creates an empty series.
    ///
    /// @param columns the number of counts per bin, 1 to 15
    /// @param maximumBins the largest number of non-empty bins, [#MINIMUM_BINS] to
    ///   [KeySample#MAXIMUM_CAPACITY]
    /// @throws IllegalArgumentException if a limit is exceeded
    public TimeSeries(int columns, int maximumBins) {
        this(columns, maximumBins, LADDER[0]);
    }

    /// Creates an empty series whose bins are never narrower than a given width.
    ///
    /// @param narrowestNanos a width of the ladder, such as [#HOUR_NANOS]
    /// @throws IllegalArgumentException if a limit is exceeded or there is no such width
    public TimeSeries(int columns, int maximumBins, long narrowestNanos) {
        if (columns < 1 || columns > MAXIMUM_COLUMNS) {
            throw new IllegalArgumentException("columns " + columns + " is not in 1..15");
        }
        if (maximumBins < MINIMUM_BINS) {
            throw new IllegalArgumentException(
                    "maximumBins " + maximumBins + " is less than " + MINIMUM_BINS);
        }
        this.columns = columns;
        this.maximumBins = maximumBins;
        this.firstRung = Arrays.binarySearch(LADDER, narrowestNanos);
        if (firstRung < 0) {
            throw new IllegalArgumentException("there is no width of " + narrowestNanos + " ns");
        }
        this.rung = firstRung;
        this.widthNanos = narrowestNanos;
        this.bins = emptyBins();
    }

    /// Adds one to a column at a time. Costs two compares and an increment when the time falls into
    /// the same bin as the one before.
    ///
    /// @param epochNanos nanoseconds since the epoch; any value, negative ones are before 1970
    /// @param column the column's number, from 0
    public void count(long epochNanos, int column) {
        add(epochNanos, column, 1);
    }

    /// Adds an amount to a column at a time.
    ///
    /// @param epochNanos nanoseconds since the epoch; any value, negative ones are before 1970
    /// @param column the column's number, from 0
    /// @param amount how much to add; even 0 makes the bin non-empty
    public void add(long epochNanos, int column, long amount) {
        if (!isPresent(epochNanos)) {
            enterBin(epochNanos);
        }
        bins.addSum(lastSlot, column + 1, amount);
    }

    /// Whether a time falls into the bin of the time before.
    public boolean isPresent(long epochNanos) {
        return epochNanos >= lastBinStart && epochNanos <= lastBinEnd;
    }

    /// Takes over all counts of another series, which is left as it is.
    ///
    /// @param other a series with as many columns and the same largest number of bins
    /// @throws IllegalArgumentException if it is this series or differs in shape
    public void merge(TimeSeries other) {
        requireMergeable(other);
        forgetLastBin();
        while (rung < other.rung) {
            widen();
        }
        for (int slot = 0; slot < other.bins.held(); slot++) {
            addBin(other, slot);
        }
        while (bins.held() > maximumBins) {
            widen();
        }
    }

    /// Forgets everything and starts over at the smallest width, keeping the memory.
    public void clear() {
        bins.clear();
        rung = firstRung;
        widthNanos = LADDER[firstRung];
        forgetLastBin();
    }

    /// Forgets everything and starts over at the width of the series that this one will be merged
    /// into: narrower bins would only be joined again.
    public void restart(TimeSeries merged) {
        clear();
        rung = merged.rung;
        widthNanos = merged.widthNanos;
    }

    /// Returns the present bin width.
    ///
    /// @return nanoseconds, one of the widths of the ladder
    public long widthNanos() {
        return widthNanos;
    }

    /// Returns the non-empty bins in the order of time.
    ///
    /// @return at most `maximumBins` bins
    public List<Bin> bins() {
        List<Bin> list = new ArrayList<>();
        for (int slot = 0; slot < bins.held(); slot++) {
            list.add(bin(slot));
        }
        list.sort(Order.comparingLong(Bin::startNanos));
        return list;
    }

    private Bin bin(int slot) {
        List<Long> counts = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            counts.add(bins.value(slot, column));
        }
        return new Bin(start(bins.value(slot, 0)), counts);
    }

    private void enterBin(long epochNanos) {
        lastSlot = slot(Math.floorDiv(epochNanos, widthNanos));
        while (bins.held() > maximumBins) {
            widen();
            lastSlot = slot(Math.floorDiv(epochNanos, widthNanos));
        }
        long bin = bins.value(lastSlot, 0);
        lastBinStart = start(bin);
        lastBinEnd = bin < Long.MAX_VALUE / widthNanos ? start(bin + 1) - 1 : Long.MAX_VALUE;
    }

    private int slot(long bin) {
        int slot = bins.slot(Hash.mix(bin));
        bins.add(slot, 0, bin);
        return slot;
    }

    private void widen() {
        KeySample narrow = bins;
        long ratio = LADDER[rung + 1] / LADDER[rung];
        rung++;
        widthNanos = LADDER[rung];
        bins = emptyBins();
        forgetLastBin();
        for (int slot = 0; slot < narrow.held(); slot++) {
            addCounts(slot(Math.floorDiv(narrow.value(slot, 0), ratio)), narrow, slot);
        }
    }

    private void addBin(TimeSeries other, int slot) {
        long ratio = widthNanos / other.widthNanos;
        long bin = Math.floorDiv(other.bins.value(slot, 0), ratio);
        // Two series hold at most twice the table's capacity, which it takes without trimming.
        addCounts(slot(bin), other.bins, slot);
    }

    private void addCounts(int slot, KeySample from, int fromSlot) {
        for (int column = 1; column <= columns; column++) {
            bins.addSum(slot, column, from.value(fromSlot, column));
        }
    }

    private void forgetLastBin() {
        lastBinStart = 1;
        lastBinEnd = 0;
    }

    private long start(long bin) {
        return bin < Long.MIN_VALUE / widthNanos ? Long.MIN_VALUE : bin * widthNanos;
    }

    private KeySample emptyBins() {
        Column[] shape = new Column[columns + 1];
        Arrays.fill(shape, Column.SUM);
        shape[0] = Column.KEEP;
        return new KeySample(maximumBins, shape);
    }

    private void requireMergeable(TimeSeries other) {
        if (other == this) {
            throw new IllegalArgumentException("a series cannot be merged into itself");
        }
        if (columns != other.columns
                || maximumBins != other.maximumBins
                || firstRung != other.firstRung) {
            throw new IllegalArgumentException(
                    "cannot merge a series of %s into one of %s".formatted(other.shape(), shape()));
        }
    }

    private String shape() {
        return String.format(
                Locale.ROOT,
                "%d columns and %d bins from %d ns on",
                columns,
                maximumBins,
                LADDER[firstRung]);
    }
}
