package io.portzero.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Outputs that were read by a person once and must stay so. They come from [Judgements#demo].
public final class Golden {

    private Golden() {}

    public static String text(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the tests");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
