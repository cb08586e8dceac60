package io.portzero.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextReport;
import io.portzero.app.report.text.TextStyle;
import io.portzero.engine.ScanReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The text report says what is real first, and never gives a port to a packet without one.
final class TextReportTest {

    private static final TextStyle PLAIN = new TextStyle(false, true, 80);

    @TempDir private Path folder;

    private static String text(ScanReport report, TextStyle style, Detail detail) {
        StringBuilder text = new StringBuilder();
        TextReport.write(report, text, style, detail);
        return text.toString();
    }

    private ScanReport mixed() throws Exception {
        return Scans.of(folder.resolve("mixed.pcap"), Scans.mixed());
    }

    @Test
    void beginsWithTheVerdict() throws Exception {
        assertThat(text(mixed(), PLAIN, Detail.VERDICT))
                .isEqualTo(
                        """
                        3 of 9 packets really have port 0: 2 probes (low).
                        5 others have no port, which is not 0 although some tools print it so: 4 later
                        fragments, 1 of a protocol without ports.
                        Most severe (low): a probe from 192.0.2.1. If 192.0.2.1 is yours, find out why
                        somebody tests with it; else drop port 0 at the border in both directions, it
                        has no legitimate use: `nft insert rule inet filter forward tcp dport 0 drop`
                        and `nft insert rule inet filter forward tcp sport 0 drop` (where table inet
                        filter and chain forward exist; `nft list chains` names yours).
                        """);
    }

    @Test
    void tellsWhatEveryPacketIs() throws Exception {
        assertThat(text(mixed(), PLAIN, Detail.CONCISE))
                .contains(
                        """
                        What every packet is
                          3  33.3 %  really port 0: 2 TCP to port 0, 1 TCP from port 0
                          1  11.1 %  ports, none of them 0
                          4  44.4 %  later fragments: 4 of UDP from port 53
                          1  11.1 %  protocols without ports: 1 ICMP echo request
                          ─
                          9   100 %  packets in all
                        """)
                .contains(
                        """
                        Where port 0 is
                               source  destination  both  packets
                          TCP       1            2     0        3
                        """)
                .contains(
                        """
                        TCP to port 0: 2 packets
                          time            2023-11-14T22:13:20.000000Z to 2023-11-14T22:13:20.250000Z,
                                          250 ms
                          source          192.0.2.1
                          destination     198.51.100.7
                          from port       40000 in 1, 40001 in 1
                        """);
    }

    @Test
    void givesFragmentsNoPort() throws Exception {
        ScanReport report = Scans.of(folder.resolve("fragments.pcap"), Scans.fragments());

        assertThat(text(report, PLAIN, Detail.EVERYTHING))
                .startsWith("None of 5 packets has port 0.\n4 of them have no port")
                .doesNotContain("from port 0", "to port 0", ":0", "Where port 0 is")
                .contains("4 of UDP from port 53");
    }

    @Test
    void isShortWhereThereIsNothing() throws Exception {
        ScanReport report =
                Scans.of(
                        folder.resolve("plain.pcap"), List.of(Scans.syn(40_000, 80), Scans.ping()));

        assertThat(text(report, PLAIN, Detail.CONCISE).lines().count()).isLessThan(20);
    }

    @Test
    void printsReadingsWithTheirEvidence() throws Exception {
        assertThat(text(Scans.explained(mixed(), "all from one host"), PLAIN, Detail.CONCISE))
                .contains(
                        """
                        What is not port 0
                          4  Four packets have no port.
                             – all from one host
                        """)
                .contains("TCP SYN, destination      3      1.00  0.080");
    }

    @Test
    void hasNoEscapesWithoutColour() throws Exception {
        assertThat(text(mixed(), PLAIN, Detail.EVERYTHING)).doesNotContain("\u001B");
        assertThat(text(mixed(), new TextStyle(true, true, 80), Detail.CONCISE))
                .contains("\u001B[1;31m");
    }

    @Test
    void staysWithinTheWidth() throws Exception {
        ScanReport report = Scans.explained(mixed(), "a long reason ".repeat(20));
        for (int width : new int[] {60, 80, 120}) {
            String text = text(report, new TextStyle(false, true, width), Detail.EVERYTHING);
            assertThat(text.lines()).allMatch(line -> line.length() <= width);
        }
    }

    @Test
    void isAsciiWhereNothingElseCanBeShown() throws Exception {
        String text = text(mixed(), new TextStyle(false, false, 80), Detail.EVERYTHING);

        assertThat(text.chars()).allMatch(each -> each == '\n' || (each >= ' ' && each < 0x7F));
    }

    @Test
    void escapesControlCharactersInPaths() throws Exception {
        ScanReport report = Scans.of(folder.resolve("a\u001B[2Jbc.pcap"), List.of(Scans.ping()));

        assertThat(text(report, PLAIN, Detail.CONCISE))
                .contains("a\\x1b[2Jbc.pcap")
                .doesNotContain("\u001B");
    }

    @Test
    void marksWhatIsPartial() throws Exception {
        Path whole = folder.resolve("whole.pcap");
        Scans.write(whole, Scans.mixed());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut.pcap");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 5));

        String text = text(Scans.scan(cut, folder.resolve("missing.pcap")), PLAIN, Detail.CONCISE);

        assertThat(text)
                .startsWith(
                        "Partial: 1 input could not be read at all.\n1 input is damaged or cut;")
                .contains("!  damaged at byte ", "!  not read: ");
    }
}
