package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Text in payloads.
final class Ascii {

    private Ascii() {}

    /// A word as the bytes to look for.
    static byte[] word(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /// Words as the bytes to look for.
    static byte[][] words(String... words) {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = word(words[i]);
        }
        return bytes;
    }

    static boolean startsWith(ByteBuffer bytes, long offset, int length, byte[] word) {
        if (length < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (Wire.u8(bytes, offset + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// As [#startsWith], with a word in lower case and text in either.
    static boolean startsWithAnyCase(ByteBuffer bytes, long offset, int length, byte[] word) {
        if (length < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (lowerCase(Wire.u8(bytes, offset + i)) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /// The length of the first of these words that the text begins with, or 0.
    static int anyAtStart(ByteBuffer bytes, long offset, int length, byte[][] words) {
        for (byte[] word : words) {
            if (startsWith(bytes, offset, length, word)) {
                return word.length;
            }
        }
        return 0;
    }

    /// Whether all these bytes are visible characters or spaces.
    static boolean printable(ByteBuffer bytes, long offset, int length) {
        for (int i = 0; i < length; i++) {
            int character = Wire.u8(bytes, offset + i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    /// How many bytes there are before this one; `length` where it does not occur.
    static int before(ByteBuffer bytes, long offset, int length, int value) {
        for (int i = 0; i < length; i++) {
            if (Wire.u8(bytes, offset + i) == value) {
                return i;
            }
        }
        return length;
    }

    static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    private static int lowerCase(int character) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }
}
