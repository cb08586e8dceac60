package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.exc.JacksonIOException;

/// Writes one line for each packet and each flow record that has a zero port, or that other tools
/// would show with one: what it says, where it is, why it is here.
///
/// A port that is not there is an absent key in NDJSON, an empty cell in CSV and null in Parquet,
/// never 0.
public final class RecordWriter implements OutputSink {

    private static final int BUFFER = 64 << 10;

    private final RecordRows rows;
    private final VerdictFields verdictFields;
    private final PacketFields fields;
    private final FlowFields flowFields;

    /// @param target receives the records, text as UTF-8, and stays open
    /// @param application what a file names as its writer, where its format has a place for that
    public RecordWriter(OutputStream target, RecordFormat format, Supplier<String> application)
            throws IOException {
        rows =
                switch (format) {
                    case NDJSON -> new NdjsonRows(text(target));
                    case CSV -> new CsvRows(text(target));
                    case ZEEK -> new CollectedRows(new ZeekLog(text(target)));
                    case ZEEK_JSON -> collected(target, ZeekLog::object);
                    case EVE -> collected(target, EveEvent::of);
                    case ECS -> collected(target, EcsEvent::of);
                    case PARQUET -> new ParquetRows(target, application.get());
                };
        verdictFields = new VerdictFields(rows);
        fields = new PacketFields(rows, verdictFields);
        flowFields = new FlowFields(rows, verdictFields);
    }

    private static Writer text(OutputStream target) {
        return new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), BUFFER);
    }

    private static RecordRows collected(
            OutputStream target, Function<CollectedRecord, Map<String, Object>> shape) {
        return new CollectedRows(new JsonShape(text(target), shape));
    }

    @Override
    public void judged(Judgement judgement) {
        verdictFields.judged(judgement);
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
    public void complete() {
        rows.complete();
    }

    @Override
    public void close() throws IOException {
        try {
            rows.finish();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
