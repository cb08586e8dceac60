package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `--explain` finds what is asked about, or says why there is nothing to explain.
final class SubjectTest {

    @TempDir private Path folder;

    private Analysis analysis = new Analysis(Path.of(""));

    @BeforeEach
    void chooseFolder() {
        analysis = new Analysis(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"154", "demo.pcapng:154"})
    void explainsAPacket(String packet) throws IOException {
        assertThat(analysis.run("--explain", packet)).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text())
                .startsWith("Packet " + packet + " is part of 1 verdict.")
                .contains("A scan from 203.0.113.66", "60 hosts reached", "excluded");
    }

    @Test
    void explainsAHost() throws IOException {
        assertThat(analysis.run("--explain", "203.0.113.66")).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text())
                .startsWith("203.0.113.66 is part of 2 verdicts.")
                .contains("A scan from 203.0.113.66", "Answers to requests in the data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    383            | packet 383: later fragment at offset 1480: its ports are in
                    1              | packet 1: no header of it has port 0.
                    0              | packet 0: packets are numbered from 1 to 2272.
                    2273           | packet 2273: packets are numbered from 1 to 2272.
                    other.pcap:154 | packet other.pcap:154: no input has this name.
                    o.pcapng:154   | packet o.pcapng:154: no input has this name.
                    192.0.2.250    | 192.0.2.250: it has no part in any packet with port 0
                    2001:db8::154  | 2001:db8::154: it has no part in any packet with port 0
                    """)
    void saysWhyThereIsNothing(String subject, String why) throws IOException {
        assertThat(analysis.run("--explain", subject)).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text()).startsWith("No verdict is about " + why);
    }

    @Test
    void jsonHasTheReasoningOfAllVerdicts() throws IOException {
        assertThat(analysis.run("--explain", "154", "--format", "json")).isEqualTo(ExitCode.DONE);
        assertThat(analysis.text()).contains("\"explanation\"", "\"because\"");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void explainsAPacketOfAStreamWithoutASecondLook() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process writer =
                new ProcessBuilder("cp", Analysis.DEMO.toString(), pipe.toString()).start();
        assertThat(analysis.runOn(pipe, "--explain", "154")).isEqualTo(ExitCode.DONE);
        assertThat(writer.waitFor()).isZero();
        assertThat(analysis.text())
                .contains("Packet 154 is part of 1 verdict.", "No second look: the input was read");
    }
}
