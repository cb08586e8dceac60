package io.portzero.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks over the lines of an input of any size. A line that is longer than any honest one is
/// passed over and keeps only its beginning.
final class Lines {

    /// Bytes of a line that are kept.
    static final int LONGEST = 1 << 20;

    private final InputStream input;
    private final byte[] block = new byte[64 << 10];
    private int from;
    private int limit;
    private byte[] line = new byte[1 << 10];
    private int length;
    private boolean tooLong;
    private long number;
    private long offset;
    private long position;

    Lines(InputStream input) {
        this.input = input;
    }

    /// Goes to the next line; false where there is none.
    boolean next() throws IOException {
        offset = position;
        length = 0;
        tooLong = false;
        if (from == limit && !fill()) {
            return false;
        }
        boolean ended = false;
        while (!ended && (from < limit || fill())) {
            int end = from;
            while (end < limit && block[end] != '\n') {
                end++;
            }
            ended = end < limit;
            keep(end - from);
            position += end - from + (ended ? 1 : 0);
            from = end + (ended ? 1 : 0);
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        number++;
        return true;
    }

    private boolean fill() throws IOException {
        from = 0;
        limit = Math.max(0, input.read(block, 0, block.length));
        return limit > 0;
    }

    private void keep(int count) {
        int kept = Math.min(count, LONGEST - length);
        tooLong |= kept < count;
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.max(length + kept, 2 * line.length));
        }
        System.arraycopy(block, from, line, length, kept);
        length += kept;
    }

    /// The bytes of the line, and perhaps others behind them; valid until the next line.
    byte[] bytes() {
        return line;
    }

    /// How many bytes the line has, without its end.
    int length() {
        return length;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// Whether the line starts with this byte.
    boolean startsWith(char first) {
        return length > 0 && line[0] == first;
    }

    /// The line, one char for each byte.
    String text() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    /// Whether the line was longer than [#LONGEST].
    boolean tooLong() {
        return tooLong;
    }

    /// The number of the line, from 1.
    long number() {
        return number;
    }

    /// Where the line begins in the input.
    long offset() {
        return offset;
    }
}
