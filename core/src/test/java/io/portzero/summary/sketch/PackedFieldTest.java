package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PackedFieldTest {

    private static final PackedField LOW = PackedField.first(9);
    private static final PackedField FLAG = LOW.next(1);
    private static final PackedField HIGH = FLAG.next(32);

    @Test
    void fieldsSideBySideDoNotTouchEachOther() {
        long packed = LOW.put(0x1FF) | FLAG.put(false) | HIGH.put(0xFFFF_FFFFL);
        assertThat(packed).isEqualTo(0x3FF_FFFF_FDFFL);
        assertThat(LOW.get(packed)).isEqualTo(0x1FF);
        assertThat(FLAG.isSet(packed)).isFalse();
        assertThat(HIGH.getLong(packed)).isEqualTo(0xFFFF_FFFFL);
        assertThat(FLAG.isSet(FLAG.put(true))).isTrue();
    }
}
