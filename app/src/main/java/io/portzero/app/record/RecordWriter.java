package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.verdict.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.exc.JacksonIOException;

/// Writes one line for each packet and each flow record that has a zero port, or that other tools
/// would show with one: what it says, where it is, why it is here.
///
/// A port that is not there is an absent key in NDJSON and an empty cell in CSV, never 0.
public final class RecordWriter implements OutputSink {

    private static final int BUFFER = 64 << 10;

    private final Writer out;
    private final RecordRows rows;
    private final PacketFields fields;
    private final FlowFields flowFields;

    /// @param target receives UTF-8, and is closed with this writer
    public RecordWriter(OutputStream target, RecordFormat format) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), BUFFER);
        rows =
                switch (format) {
                    case NDJSON -> new NdjsonRows(out);
                    case CSV -> new CsvRows(out);
                    case ZEEK -> new CollectedRows(new ZeekLog(out));
                    case ZEEK_JSON -> new CollectedRows(new JsonShape(out, ZeekLog::object));
                    case EVE -> new CollectedRows(new JsonShape(out, EveEvent::of));
                    case ECS -> new CollectedRows(new JsonShape(out, EcsEvent::of));
                };
        fields = new PacketFields(rows);
        flowFields = new FlowFields(rows);
    }

    @Override
    public void accept(MatchedPacket packet, List<Verdict> verdicts) throws IOException {
        try {
            fields.write(packet, verdicts);
            rows.end();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void accept(MatchedFlow flow) throws IOException {
        try {
            flowFields.write(flow);
            rows.end();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            rows.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
