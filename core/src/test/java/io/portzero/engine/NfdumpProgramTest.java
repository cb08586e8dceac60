package io.portzero.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With shell scripts in the place of nfdump.
final class NfdumpProgramTest {

    @TempDir private Path folder;

    private NfdumpProgram program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("nfdump"), "#!/bin/sh\n" + script + "\n");
        assumeTrue(file.toFile().setExecutable(true), "scripts cannot be made executable here");
        return NfdumpProgram.find(List.of("", "/nowhere", folder.toString())).orElseThrow();
    }

    @Test
    void whereThereIsNoProgramNoneIsFound() {
        assertThat(NfdumpProgram.find(List.of("", "/nowhere", folder.toString()))).isEmpty();
    }

    @Test
    void itWritesTheRecordsIntoAFileOfItsOwn() throws IOException {
        Path source = Files.writeString(folder.resolve("old"), "records");
        Path rewritten =
                program("[ $1 = -q ] && [ $4 = -w ] && cat \"$3\" > \"$5\"").rewritten(source);
        try {
            assertThat(rewritten).hasContent("records");
        } finally {
            Files.delete(rewritten);
        }
    }

    @Test
    void whatItSaysIsPassedOn() throws IOException {
        NfdumpProgram failing = program("echo; echo 'bad magic'; echo more; exit 255");
        assertThatThrownBy(() -> failing.rewritten(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("the program nfdump cannot read it either: bad magic");
        NfdumpProgram silent = program("exit 0");
        assertThatThrownBy(() -> silent.rewritten(folder)).hasMessageContaining("no words");
    }
}
