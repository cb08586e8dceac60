package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HostIndexTest {

    private static final int HOSTS = 2_048;

    @Test
    void findsEveryHostAndNoOther() {
        SplittableRandom random = new SplittableRandom(7);
        List<Address> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            long high = i % 3 == 0 ? random.nextLong() : 0;
            hosts.add(new Address(high, random.nextLong()));
        }
        HostIndex index = new HostIndex(hosts);

        for (int i = 0; i < HOSTS; i++) {
            Address host = hosts.get(i);
            assertThat(index.mayHold(host.low())).isTrue();
            assertThat(index.of(host.high(), host.low())).isEqualTo(i);
            assertThat(index.of(host.high() + 1, host.low())).isEqualTo(-1);
        }
    }

    @Test
    void isEmptyWithoutHosts() {
        HostIndex index = new HostIndex(List.of());

        assertThat(index.mayHold(0)).isFalse();
        assertThat(index.of(0, 0)).isEqualTo(-1);
    }
}
