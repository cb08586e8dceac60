package io.portzero.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// IP protocols by the names that programs print. The names are in `protocols.tsv`.
final class Protocols {

    /// A number that no protocol has, or a text that is no name.
    static final int UNREADABLE = -1;

    /// A name that nobody else uses.
    static final int UNKNOWN = -2;

    private static final String NAMED = "protocols.tsv";
    private static final int LONGEST_NAME = 40;
    private static final Map<String, Integer> NAMES = names();

    private Protocols() {}

    private static Map<String, Integer> names() {
        try (InputStream stream = Protocols.class.getResourceAsStream(NAMED)) {
            if (stream == null) {
                throw new IllegalStateException(NAMED + " is missing from the jar");
            }
            Map<String, Integer> names = new HashMap<>();
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : Texts.split(text, "\n")) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    List<String> parts = List.of(Texts.split(line, "\t"));
                    int number = Integer.parseInt(parts.getFirst());
                    parts.subList(1, parts.size()).forEach(name -> names.put(name, number));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number of a protocol that is given by name or by number; [#UNKNOWN] for a name that is
    /// none of these, [#UNREADABLE] for what cannot be a protocol.
    static int of(String text) {
        long number = Texts.number(text);
        if (number >= 0) {
            return number <= Entry.MOST_PROTOCOLS ? (int) number : UNREADABLE;
        }
        Integer named = NAMES.get(text.toLowerCase(Locale.ROOT));
        return named != null ? named : isName(text) ? UNKNOWN : UNREADABLE;
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && text.chars().anyMatch(Character::isLetter)
                && text.chars()
                        .allMatch(each ->
                                Character.isLetterOrDigit(each) || " -_.+/()".indexOf(each) >= 0);
    }
}
