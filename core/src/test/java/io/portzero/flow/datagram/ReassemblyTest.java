package io.portzero.flow.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ReassemblyTest {

    private static final byte[] EXPORT = Pieces.export(3_333);
    private static final byte[] OTHER =
            Pieces.udp("x".repeat(4_000).getBytes(StandardCharsets.US_ASCII));

    private final Pieces pieces = new Pieces();

    private static String whole(int identification, int packet, byte[] datagram) {
        return identification + " REASSEMBLED in packet " + packet + ": " + Pieces.text(datagram);
    }

    private static String incomplete(int packet, int length) {
        return "1 INCOMPLETE in packet "
                + packet
                + ": "
                + Pieces.text(Pieces.part(EXPORT, 0, length));
    }

    private void counts(int conflicting, int withoutStart) {
        assertThat(pieces.facts.conflicting()).isEqualTo(conflicting);
        assertThat(pieces.facts.withoutStart()).isEqualTo(withoutStart);
        assertThat(pieces.reassembly.bytes()).isZero();
    }

    @Test
    void fragmentsInTheirOrderAreADatagram() {
        pieces.send(1, EXPORT, 0, 1_480)
                .send(1, EXPORT, 1_480, 2_960)
                .send(1, EXPORT, 2_960, 9_999);
        assertThat(pieces.shown).containsExactly(whole(1, 3, EXPORT));
        pieces.reassembly.end();
        counts(0, 0);
    }

    @Test
    void orderDoesNotMatter() {
        pieces.send(1, EXPORT, 2_960, 9_999)
                .send(1, EXPORT, 1_480, 2_960)
                .send(1, EXPORT, 0, 1_480);
        assertThat(pieces.shown).containsExactly(whole(1, 3, EXPORT));
        counts(0, 0);
    }

    @Test
    void datagramsMayBeMixed() {
        byte[] second = Pieces.export(2_000);
        pieces.send(1, EXPORT, 0, 1_480)
                .send(2, second, 1_480, 9_999)
                .send(1, EXPORT, 1_480, 9_999)
                .send(2, second, 0, 1_480);
        assertThat(pieces.shown).containsExactly(whole(1, 3, EXPORT), whole(2, 4, second));
    }

    @Test
    void duplicatesChangeNothing() {
        pieces.send(1, EXPORT, 0, 1_480)
                .send(1, EXPORT, 0, 1_480)
                .send(1, EXPORT, 1_480, 9_999)
                .send(1, EXPORT, 1_480, 9_999);
        assertThat(pieces.shown).containsExactly(whole(1, 3, EXPORT));
        pieces.reassembly.end();
        counts(0, 0);
    }

    @Test
    void overlapsThatAgreeAreHarmless() {
        pieces.send(1, EXPORT, 0, 1_600).send(1, EXPORT, 800, 3_000).send(1, EXPORT, 2_000, 9_999);
        assertThat(pieces.shown).containsExactly(whole(1, 3, EXPORT));
    }

    @Test
    void overlapsThatDifferDropTheDatagram() {
        byte[] changed = EXPORT.clone();
        changed[1_500] ^= 1;
        pieces.send(1, EXPORT, 0, 1_600)
                .send(1, changed, 1_480, 9_999)
                .send(1, EXPORT, 1_600, 9_999);
        pieces.reassembly.end();
        assertThat(pieces.shown).isEmpty();
        counts(1, 0);
    }

    @Test
    void aConflictBeforeTheStartCountsWhenTheStartTellsThatItIsAnExport() {
        byte[] changed = EXPORT.clone();
        changed[2_000] ^= 1;
        pieces.send(1, EXPORT, 1_480, 2_960).send(1, changed, 1_480, 2_960);
        assertThat(pieces.facts.conflicting()).isZero();
        pieces.send(1, EXPORT, 0, 1_480).send(1, EXPORT, 0, 1_480);
        assertThat(pieces.shown).isEmpty();
        counts(1, 0);
    }

    @Test
    void lengthsThatCannotBeDropTheDatagram() {
        pieces.send(1, EXPORT, 0, 1_480).send(1, 1_480, true, new byte[1_001]);
        pieces.send(2, EXPORT, 0, 1_480).send(2, 65_528, false, new byte[100]);
        pieces.send(3, EXPORT, 0, 1_480).send(3, 1_480, false, new byte[10]);
        pieces.send(3, 2_000, false, new byte[10]);
        pieces.send(4, EXPORT, 0, 1_480).send(4, EXPORT, 2_960, 9_999);
        pieces.send(4, 4_000, true, new byte[8]);
        pieces.send(5, 4_000, true, new byte[8]).send(5, EXPORT, 2_960, 9_999);
        pieces.send(5, EXPORT, 0, 1_480);
        assertThat(pieces.shown).hasSize(1).first().asString().startsWith("3 REASSEMBLED");
        counts(4, 0);
    }

    @Test
    void whatTheHeaderOfUdpDoesNotCountIsPadding() {
        byte[] padded = new byte[EXPORT.length + 40];
        System.arraycopy(EXPORT, 0, padded, 0, EXPORT.length);
        pieces.send(1, padded, 0, 1_480).send(1, padded, 1_480, 9_999);
        assertThat(pieces.shown).containsExactly(whole(1, 2, EXPORT));
    }

    @Test
    void aStrangersDatagramIsPassedOver() {
        pieces.send(1, OTHER, 0, 1_480).send(1, OTHER, 1_480, 9_999).send(2, OTHER, 1_480, 9_999);
        pieces.send(2, OTHER, 0, 1_480);
        pieces.reassembly.end();
        assertThat(pieces.shown).isEmpty();
        counts(0, 0);
    }

    @Test
    void aStartTooShortToTellIsDecidedByTheWhole() {
        byte[] shortOne = Pieces.export(99);
        pieces.send(1, shortOne, 0, 16).send(1, shortOne, 16, 9_999);
        pieces.send(2, OTHER, 0, 16).send(2, OTHER, 16, 9_999);
        pieces.send(3, OTHER, 0, 16);
        pieces.reassembly.end();
        assertThat(pieces.shown).containsExactly(whole(1, 2, shortOne));
        counts(0, 1);
    }

    @Test
    void whatIsMissingAtTheEndLeavesTheFirstPart() {
        pieces.send(1, EXPORT, 0, 1_480).send(1, EXPORT, 2_960, 9_999);
        pieces.send(2, EXPORT, 1_480, 2_960);
        pieces.reassembly.end();
        assertThat(pieces.shown).containsExactly(incomplete(1, 1_480));
        counts(0, 1);
    }

    @Test
    void fragmentsThatTheCaptureCutAreReadAsFarAsTheyGo() {
        pieces.send(1, 0, true, true, Pieces.part(EXPORT, 0, 205));
        assertThat(pieces.shown).containsExactly(incomplete(1, 200));
        pieces.send(1, EXPORT, 1_480, 9_999);
        pieces.reassembly.end();
        counts(0, 0);
    }

    @Test
    void fragmentsThatComeTooLateAreAnotherDatagrams() {
        pieces.send(1, EXPORT, 0, 1_480).later(31).send(1, EXPORT, 1_480, 9_999);
        assertThat(pieces.shown).containsExactly(incomplete(1, 1_480));
        pieces.later(-300).send(3, EXPORT, 0, 8);
        assertThat(pieces.facts.withoutStart()).isEqualTo(1);
    }

    @Test
    void anIdentificationMayBeUsedAgain() {
        byte[] second = Pieces.export(1_700);
        pieces.send(1, EXPORT, 0, 1_480).send(1, EXPORT, 1_480, 9_999).later(2);
        pieces.send(1, second, 0, 1_480).send(1, second, 1_480, 9_999);
        assertThat(pieces.shown).containsExactly(whole(1, 2, EXPORT), whole(1, 4, second));
    }

    @Test
    void aBombOfFragmentsTakesLittleMemoryAndDoesNotDriveOutAnExport() {
        pieces.send(1, EXPORT, 0, 1_480);
        for (int i = 2; i < 20_000; i++) {
            pieces.send(i, 65_520, false, new byte[8]);
            assertThat(pieces.reassembly.bytes())
                    .isLessThanOrEqualTo(Reassembly.MOST_BYTES_OF_OTHERS + 4_096L);
        }
        pieces.send(1, EXPORT, 1_480, 9_999);
        assertThat(pieces.shown).hasSize(1).first().asString().startsWith("1 REASSEMBLED");
        pieces.reassembly.end();
        counts(0, 19_998);
    }

    @Test
    void forgedStartsAreBoundedToo() {
        for (int i = 0; i < 5_000; i++) {
            pieces.send(i, EXPORT, 0, 1_480).send(i, 32_000, true, new byte[8]);
            assertThat(pieces.reassembly.bytes())
                    .isLessThanOrEqualTo(Reassembly.MOST_BYTES_OF_EXPORTS);
        }
        pieces.reassembly.end();
        assertThat(pieces.shown).hasSize(5_000);
        counts(0, 0);
    }
}
