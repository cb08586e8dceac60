package io.portzero.app.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Event;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class EventWordsTest {

    private static Event flood(long targets) {
        return new Event(
                Event.Kind.VICTIM_ATTACK,
                "it was flooded",
                Cause.FLOOD,
                List.of(new Address(0, 0xFFFF_C633_6405L)),
                1,
                0,
                90_000_000_000L,
                90_000,
                targets,
                60_215,
                false,
                OptionalLong.empty(),
                "",
                "");
    }

    @Test
    void theOneTargetOfAFloodIsNoEstimate() {
        assertThat(EventWords.targets(flood(1))).isEqualTo("1");
        assertThat(EventWords.targets(flood(200))).isEqualTo("≈\u00A0200");
    }
}
