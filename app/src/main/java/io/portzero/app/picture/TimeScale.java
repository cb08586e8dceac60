package io.portzero.app.picture;

import io.portzero.app.picture.Scale.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A scale of times in UTC, marked at round times. Its values are seconds since 1970.
public final class TimeScale {

    private static final int MARKS = 7;
    private static final int DAY = 86_400;
    private static final int MONTHS_OF_YEAR = 12;

    private static final int[] STEPS = {
        1,
        5,
        15,
        30,
        60,
        300,
        900,
        1_800,
        3_600,
        3 * 3_600,
        6 * 3_600,
        12 * 3_600,
        DAY,
        2 * DAY,
        5 * DAY,
        10 * DAY
    };
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200};

    private TimeScale() {}

    /// A scale from the first to the last time, both in seconds since 1970.
    public static Scale of(double first, double last) {
        double end = Math.max(first + 1, last);
        for (int step : STEPS) {
            if ((end - first) / step <= MARKS) {
                return new Scale(first, end, false, ticks(first, end, step));
            }
        }
        for (int months : MONTHS) {
            if ((end - first) / (months * 30.4 * DAY) <= MARKS) {
                return new Scale(first, end, false, months(first, end, months));
            }
        }
        return new Scale(first, end, false, List.of());
    }

    private static List<Tick> ticks(double first, double last, int step) {
        List<Tick> ticks = new ArrayList<>();
        boolean oneDay = Math.floor(first / DAY) == Math.floor(last / DAY);
        for (long second = (long) Math.ceil(first / step) * step; second <= last; second += step) {
            ticks.add(new Tick(second, label(time(second), step, oneDay)));
        }
        return ticks;
    }

    private static String label(OffsetDateTime time, int step, boolean oneDay) {
        if (step >= DAY) {
            return date(time);
        }
        String clock =
                step < 60
                        ? String.format(
                                Locale.ROOT,
                                "%02d:%02d:%02d",
                                time.getHour(),
                                time.getMinute(),
                                time.getSecond())
                        : String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
        return oneDay || time.getHour() * 60 + time.getMinute() > 0
                ? clock
                : String.format(
                        Locale.ROOT, "%02d-%02d", time.getMonthValue(), time.getDayOfMonth());
    }

    private static List<Tick> months(double first, double last, int step) {
        List<Tick> ticks = new ArrayList<>();
        OffsetDateTime start = time((long) first);
        int month = start.getYear() * MONTHS_OF_YEAR + start.getMonthValue() - 1;
        for (int each = Math.floorDiv(month, step) * step; ; each += step) {
            OffsetDateTime time =
                    OffsetDateTime.of(
                            Math.floorDiv(each, MONTHS_OF_YEAR),
                            Math.floorMod(each, MONTHS_OF_YEAR) + 1,
                            1,
                            0,
                            0,
                            0,
                            0,
                            ZoneOffset.UTC);
            double second = time.toEpochSecond();
            if (second > last) {
                return ticks;
            }
            if (second >= first) {
                ticks.add(new Tick(second, date(time).substring(0, 7)));
            }
        }
    }

    private static String date(OffsetDateTime time) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth());
    }

    /// The name of the axis: what its marks do not say.
    public static String name(double first, double last) {
        String day = date(time((long) first));
        boolean oneDay = Math.floor(first / DAY) == Math.floor(last / DAY);
        return oneDay ? "time on " + day + " (UTC)" : "time (UTC), beginning " + day;
    }

    private static OffsetDateTime time(long second) {
        return Instant.EPOCH.plus(Duration.ofSeconds(second)).atOffset(ZoneOffset.UTC);
    }
}
