package io.portzero.app.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Maps the values of an axis to places along it, and says where its marks are.
///
/// @param low the value at the beginning, as it is mapped
/// @param high the value at the end, as it is mapped
/// @param logarithmic whether values are mapped by their logarithm; what is 0 or less then lies at
///   the beginning
/// @param ticks the marks
public record Scale(double low, double high, boolean logarithmic, List<Tick> ticks) {

    private static final int MARKS = 6;

    /// A mark of an axis.
    ///
    /// @param value where
    /// @param label what is written there
    public record Tick(double value, String label) {}

    public Scale {
        ticks = List.copyOf(ticks);
    }

    /// A scale of equal steps from a round number to a round number.
    public static Scale linear(double least, double most) {
        return linear(least, most, 0);
    }

    private static Scale linear(double least, double most, double finest) {
        double span = most > least ? most - least : 1;
        double step = Math.max(finest, step(span / MARKS));
        double low = Math.floor(least / step) * step;
        double high = Math.ceil((least + span) / step - 1e-9) * step;
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; low + i * step <= high + step / 2; i++) {
            double value = low + i * step;
            ticks.add(new Tick(value, Amounts.of(Math.abs(value) < step / 2 ? 0 : value)));
        }
        return new Scale(low, high, false, ticks);
    }

    /// Shares from 0 to all, marked in percent.
    public static Scale shares() {
        List<Tick> ticks = new ArrayList<>();
        for (int percent = 0; percent <= 100; percent += 20) {
            ticks.add(new Tick(percent / 100.0, percent + " %"));
        }
        return new Scale(0, 1, false, ticks);
    }

    /// A scale on which every step is ten times the one before. Its beginning is just below
    /// `least`, so that a bar of that value can be seen.
    public static Scale logarithmic(double least, double most) {
        int first = (int) Math.floor(StrictMath.log10(least) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(StrictMath.log10(most) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        int stride = Math.max(1, (last - first + MARKS) / (MARKS + 1));
        int[] multiples = last - first == 1 ? new int[] {1, 2, 5} : new int[] {1};
        for (int decade = first; decade <= last; decade += stride) {
            for (int multiple : decade < last ? multiples : new int[] {1}) {
                double value = multiple * StrictMath.pow(10, decade);
                ticks.add(new Tick(value, Amounts.of(value)));
            }
        }
        return new Scale(first - 0.15, last, true, ticks);
    }

    /// Equal steps, or powers of ten where the largest count is much larger than the usual one.
    public static Scale ofCounts(double[] counts) {
        double[] positive = Arrays.stream(counts).filter(each -> each > 0).toArray();
        Arrays.sort(positive);
        if (positive.length == 0) {
            return linear(0, 1);
        }
        double most = positive[positive.length - 1];
        double usual = positive[positive.length / 2];
        return most >= 200 && most > 30 * usual ? logarithmic(1, most) : linear(0, most, 1);
    }

    /// How far along the axis a value lies, 0 to 1.
    double place(double value) {
        if (!logarithmic) {
            return (value - low) / (high - low);
        }
        return value <= 0 ? 0 : Math.max(0, (StrictMath.log10(value) - low) / (high - low));
    }

    private static double step(double least) {
        double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
        for (int multiple : new int[] {1, 2, 5}) {
            if (multiple * decade >= least * 0.999) {
                return multiple * decade;
            }
        }
        return 10 * decade;
    }
}
