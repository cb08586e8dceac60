package io.portzero.flow.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import org.junit.jupiter.api.Test;

/// Whatever is sent, what is remembered stays small, and nothing is lost without being counted.
final class BoundsTest {

    private final Exports exports = new Exports();

    @Test
    void forgedExportersCannotDriveOutOneWhoseRecordsWereRead() {
        byte[] record = Exports.usual(53, 0, 17);
        exports.read(
                "real", Exports.ipfix().template(256, Exports.USUAL).data(256, record).bytes());
        byte[] forged = Exports.ipfix().template(256, Exports.USUAL).bytes();
        for (int i = 0; i < 20_000; i++) {
            exports.read("forged " + i, forged);
        }
        exports.read("real", Exports.ipfix().data(256, record).bytes());

        assertThat(exports.shown).hasSize(2);
        assertThat(exports.decoder.facts().evicted()).isEqualTo(20_000 - 512);
    }

    @Test
    void templatesUsedLongestAgoAreForgotten() {
        byte[] record = Exports.usual(53, 0, 17);
        for (int identifier = 256; identifier < 5_000; identifier++) {
            exports.read(Exports.ipfix().template(identifier, Exports.USUAL).bytes());
            exports.read(Exports.ipfix().data(256, record).bytes());
        }
        assertThat(exports.shown).hasSize(5_000 - 256);
        exports.read(Exports.ipfix().data(257, record).bytes());

        assertThat(exports.shown).hasSize(5_000 - 256);
        assertThat(exports.decoder.facts().evicted()).isPositive();
    }

    @Test
    void dataWithoutTemplateAreHeldUpToABoundAndCountedBeyond() {
        byte[] data = Exports.ipfix().data(256, Exports.usual(53, 0, 17)).bytes();
        for (int i = 0; i < 1_000; i++) {
            exports.read(data);
        }
        assertThat(exports.decoder.facts().counts().setsWithoutTemplate()).isEqualTo(1_000);
        exports.read(Exports.ipfix().template(256, Exports.USUAL).bytes());

        assertThat(exports.shown).hasSize(256);
        assertThat(exports.decoder.facts().counts().setsWithoutTemplate()).isEqualTo(1_000 - 256);
    }

    @Test
    void heldDataOfForgottenExportersAreCounted() {
        byte[] data = Exports.ipfix().data(256, Exports.usual(53, 0, 17)).bytes();
        for (int i = 0; i < 2_000; i++) {
            exports.read("forged " + i, data);
        }
        assertThat(exports.decoder.facts().counts().setsWithoutTemplate()).isEqualTo(2_000);
    }

    @Test
    void recordsWithoutLengthDoNotHang() {
        exports.read(
                Exports.ipfix()
                        .template(256, Field.of(7, 0), Field.of(11, 0))
                        .data(256, new byte[400])
                        .bytes());
        assertThat(exports.shown).isEmpty();
    }

    @Test
    void lengthsThatLieAreDamage() {
        byte[] message = Exports.ipfix().template(256, Exports.USUAL).bytes();
        message[18] = 0;
        message[19] = 2;
        byte[] longer = Exports.ipfix().template(257, Exports.USUAL).bytes();
        longer[18] = 0x7f;
        byte[] fields = Exports.ipfix().template(258, Exports.USUAL).bytes();
        fields[22] = 0x7f;

        exports.read(message).read(longer).read(fields);

        assertThat(exports.decoder.facts().counts().damaged()).isEqualTo(3);
        assertThat(exports.decoder.facts().counts().templates()).isEqualTo(1);
    }

    @Test
    void setsOfReservedNumbersAreDamage() {
        exports.read(TemplateExport.version9(1_700_000_000, 1).set(77, new byte[8]).bytes());
        assertThat(exports.decoder.facts().counts().damaged()).isEqualTo(1);
    }
}
