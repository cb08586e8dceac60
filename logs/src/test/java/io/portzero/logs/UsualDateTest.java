package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates that are read by hand are read as java.time reads them.
final class UsualDateTest {

    private static final String[] PATTERNS = {
        "yyyy-MM-dd'T'HH:mm:ss.SSSSSSZ",
        "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnnX",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.S"
    };

    private final Random random = new Random(5);

    @Test
    void everyDayIsTheSame() {
        for (long day = 0; day < 84_000; day++) {
            String text = Instant.ofEpochSecond(day * 86_400 + random.nextInt(86_400)).toString();
            assertThat(UsualDate.nanos(text))
                    .as(text)
                    .isEqualTo(Times.ofAnyDate(text))
                    .isNotNegative();
        }
    }

    @Test
    void allFormsAreTheSame() {
        for (String pattern : PATTERNS) {
            for (int i = 0; i < 2_000; i++) {
                ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1_800) - 900));
                String text =
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                                .withZone(zone)
                                .format(
                                        Instant.ofEpochSecond(
                                                random.nextInt(), random.nextInt(1_000_000_000)));
                long usual = UsualDate.nanos(text);
                if (usual != Times.UNREADABLE) {
                    assertThat(usual).as(text).isEqualTo(Times.ofAnyDate(text));
                }
            }
        }
    }

    @Test
    void whatIsDamagedIsReadAsSlowlyOrNotAtAll() {
        String whole = "2024-02-29T23:59:59.123456+0530";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int j = 0; j <= random.nextInt(2); j++) {
                damaged.setCharAt(
                        random.nextInt(whole.length()),
                        "0123456789:-+ TZ.".charAt(random.nextInt(17)));
            }
            String text = damaged.substring(0, 10 + random.nextInt(whole.length() - 9));
            long usual = UsualDate.nanos(text);
            if (usual != Times.UNREADABLE) {
                assertThat(usual).as(text).isEqualTo(Times.ofAnyDate(text));
            }
        }
    }

    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2100-02-29T00:00:00Z",
                "2023-00-10T00:00:00Z",
                "2023-13-10T00:00:00Z",
                "2023-01-32T00:00:00Z",
                "2023-01-10T24:00:00Z",
                "2023-01-10T00:60:00Z",
                "2023-01-10T00:00:61Z",
                "2023-01-10T00:00:00.Z",
                "2023-01-10T00:00:00+19:00",
                "2023-01-10"
            })
    @ParameterizedTest
    void noDateIsNone(String text) {
        assertThat(UsualDate.nanos(text)).isEqualTo(Times.UNREADABLE);
    }
}
