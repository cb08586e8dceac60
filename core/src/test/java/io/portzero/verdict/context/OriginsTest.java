package io.portzero.verdict.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import io.portzero.verdict.Origin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class OriginsTest {

    private static final Address SOMEWHERE = PrefixTest.address("192.0.2.1");
    private static final Origin NUMBER =
            new Origin(OptionalLong.of(64_496), Optional.empty(), Optional.empty());
    private static final Origin SYSTEM =
            new Origin(OptionalLong.of(64_496), Optional.of("EXAMPLE"), Optional.empty());
    private static final Origin OTHER =
            new Origin(OptionalLong.of(64_511), Optional.of("OTHER"), Optional.of("NL"));

    @Test
    void knowsNothingWithoutFiles() {
        assertThat(Origins.NONE.of(SOMEWHERE)).isEmpty();
        assertThat(Origins.inOrder(List.of()).of(SOMEWHERE)).isEmpty();
    }

    @Test
    void completesTheFirstFromTheNext() {
        assertThat(inOrder(NUMBER, SYSTEM)).contains(SYSTEM);
        assertThat(inOrder(Origin.UNKNOWN, OTHER)).contains(OTHER);
    }

    @Test
    void takesNoNameOfAnotherSystem() {
        assertThat(inOrder(NUMBER, OTHER))
                .contains(new Origin(OptionalLong.of(64_496), Optional.empty(), Optional.of("NL")));
    }

    private static Optional<Origin> inOrder(Origin first, Origin second) {
        return Origins.inOrder(List.of(_ -> Optional.of(first), _ -> Optional.of(second)))
                .of(SOMEWHERE);
    }
}
