package io.portzero.testkit.reference;

import io.portzero.testkit.reference.capture.CapturedFrame;
import io.portzero.testkit.reference.capture.Damage;
import io.portzero.testkit.reference.capture.ReferenceCaptureReader;
import io.portzero.testkit.reference.packet.PacketReading;
import io.portzero.testkit.reference.packet.ReferenceDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// What the reference says about one file.
///
/// @param file its path
/// @param format its container
/// @param totals the counts
/// @param damage where reading ended early, or was doubtful
public record ReferenceReport(
        Path file, String format, ReferenceTotals totals, List<Damage> damage) {

    /// Reads a file.
    public static ReferenceReport of(Path file) throws IOException {
        return of(file, (frame, reading) -> {});
    }

    /// Reads a file and shows every packet's result, so that a comparison can name the first packet
    /// that differs.
    public static ReferenceReport of(Path file, BiConsumer<CapturedFrame, PacketReading> witness)
            throws IOException {
        var totals = new ReferenceTotals();
        Set<Integer> unknownLinks = new TreeSet<>();
        var outcome =
                ReferenceCaptureReader.read(
                        file,
                        frame -> {
                            if (!ReferenceDecoder.knows(frame.linkType())) {
                                unknownLinks.add(frame.linkType());
                            }
                            var reading = ReferenceDecoder.decode(frame.linkType(), frame.bytes());
                            totals.add(reading);
                            witness.accept(frame, reading);
                        });
        List<Damage> damage = new ArrayList<>(outcome.damage());
        unknownLinks.forEach(type -> damage.add(new Damage(0, "unknown link type " + type)));
        return new ReferenceReport(file, outcome.format(), totals, List.copyOf(damage));
    }

    /// Prints one JSON object per file named on the command line; with `--packets` first, one line
    /// per packet before it.
    public static void main(String[] arguments) throws IOException {
        boolean packets = arguments.length > 0 && arguments[0].equals("--packets");
        for (int i = packets ? 1 : 0; i < arguments.length; i++) {
            var report =
                    of(
                            Path.of(arguments[i]),
                            (frame, reading) -> {
                                if (packets) {
                                    System.out.println(frame.number() + " " + reading);
                                }
                            });
            System.out.println(report.json());
        }
    }

    /// The blocks of `portzero.report/1` that concern one input, on one line.
    public String json() {
        var json = new StringBuilder("{\"path\":").append(quoted(file.toString()));
        json.append(",\"format\":").append(quoted(format)).append(",\"damage\":[");
        for (int i = 0; i < damage.size(); i++) {
            json.append(i == 0 ? "" : ",").append("{\"offset\":").append(damage.get(i).offset());
            json.append(",\"what\":").append(quoted(damage.get(i).what())).append('}');
        }
        json.append(']');
        Map<String, Object> tree = new LinkedHashMap<>();
        totals.asMap().forEach((path, count) -> put(tree, path, count));
        tree.forEach((key, value) ->
                json.append(',').append(quoted(key)).append(':').append(text(value)));
        return json.append('}').toString();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String path, long count) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.put(path, count);
            return;
        }
        var branch =
                tree.computeIfAbsent(
                        path.substring(0, dot), key -> new LinkedHashMap<String, Object>());
        put((Map<String, Object>) branch, path.substring(dot + 1), count);
    }

    private static String text(Object value) {
        if (!(value instanceof Map<?, ?> branch)) {
            return value.toString();
        }
        var json = new StringBuilder("{");
        branch.forEach((key, child) ->
                json.append(json.length() == 1 ? "" : ",")
                        .append(quoted(key.toString()))
                        .append(':')
                        .append(text(child)));
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
