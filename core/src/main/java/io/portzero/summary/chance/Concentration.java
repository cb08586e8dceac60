package io.portzero.summary.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How unevenly a total is shared: whether a few sources sent most of the packets, or many sent
/// few.
///
/// The counts must be those of *all* sources. From a sample of the sources only the Gini
/// coefficient and the curve's shape can be had; the share of the largest is unknown, as they may
/// be missing.
///
/// @param sources how many sources have a positive count
/// @param total the sum of all counts
/// @param top1 the share of the largest source, 0 to 1, as all shares
/// @param top10 the share of the 10 largest
/// @param top100 the share of the 100 largest
/// @param topPercent the share of the largest 1 % of the sources, rounded up to whole sources
/// @param gini the Gini coefficient: 0 if all sources have the same count, near 1 if one has all
/// @param curve the share of the largest 1, 2, 5, 10, 20, 50, … sources, and of all of them
public record Concentration(
        long sources,
        long total,
        double top1,
        double top10,
        double top100,
        double topPercent,
        double gini,
        List<Point> curve) {

    /// A point of the cumulative distribution, the largest sources first.
    ///
    /// @param sources how many of the largest sources
    /// @param share their share of the total, 0 to 1
    public record Point(long sources, double share) {}

    /// Copies the curve.
    public Concentration {
        curve = List.copyOf(curve);
    }

    /// Measures a list of counts, in any order.
    ///
    /// @param counts one count per source; zeros are no sources. Left as it is
    /// @return the measures; all shares and the coefficient are 0 if there is no source
    /// @throws IllegalArgumentException if a count is negative
    /// @throws ArithmeticException if the total exceeds a long
    public static Concentration of(long... counts) {
        long[] ascending = Arrays.stream(counts).filter(count -> count != 0).sorted().toArray();
        if (ascending.length > 0 && ascending[0] < 0) {
            throw new IllegalArgumentException("count " + ascending[0] + " is negative");
        }
        long[] largest = largestSums(ascending);
        int sources = ascending.length;
        return new Concentration(
                sources,
                largest[sources],
                share(largest, 1),
                share(largest, 10),
                share(largest, 100),
                share(largest, (sources + 99) / 100),
                gini(ascending, largest[sources]),
                curve(largest));
    }

    // The sum of the n largest counts at place n.
    private static long[] largestSums(long[] ascending) {
        int sources = ascending.length;
        long[] sums = new long[sources + 1];
        for (int rank = 1; rank <= sources; rank++) {
            sums[rank] = Math.addExact(sums[rank - 1], ascending[sources - rank]);
        }
        return sums;
    }

    private static double share(long[] largest, int rank) {
        int sources = largest.length - 1;
        return sources == 0 ? 0 : largest[Math.min(rank, sources)] / (double) largest[sources];
    }

    // Half the mean difference of two sources, relative to the mean count (Gini, 1912).
    private static double gini(long[] ascending, long total) {
        int sources = ascending.length;
        double weighted = 0;
        for (int place = 0; place < sources; place++) {
            weighted += (2.0 * place + 1 - sources) * ascending[place];
        }
        return sources == 0 ? 0 : weighted / sources / total;
    }

    private static List<Point> curve(long[] largest) {
        List<Point> points = new ArrayList<>();
        int sources = largest.length - 1;
        for (long decade = 1; decade < sources; decade *= 10) {
            for (long rank : new long[] {decade, 2 * decade, 5 * decade}) {
                if (rank < sources) {
                    points.add(new Point(rank, share(largest, (int) rank)));
                }
            }
        }
        if (sources > 0) {
            points.add(new Point(sources, 1));
        }
        return points;
    }
}
