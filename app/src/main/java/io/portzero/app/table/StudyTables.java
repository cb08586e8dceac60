package io.portzero.app.table;

import io.portzero.engine.ScanReport;
import io.portzero.verdict.context.Context;
import java.util.ArrayList;
import java.util.List;

/// All tables, in the order of a study.
final class StudyTables {

    private StudyTables() {}

    /// Tables under a heading.
    record Chapter(String title, List<Table> tables) {}

    static List<Chapter> of(ScanReport report, Context context) {
        List<Table> whole = new ArrayList<>(new AbsenceTables(report).all());
        whole.add(new OtherToolTables(report).table());
        List<Table> fields = new ArrayList<>();
        fields.add(PayloadTables.share(report));
        fields.addAll(new FieldTables(report).all());
        List<Table> time = new ArrayList<>(new TimeTables(report).all());
        time.addAll(new RhythmTables(report).all());
        List<Chapter> chapters = new ArrayList<>();
        if (report.flows().any()) {
            chapters.add(new Chapter("Flow records", new FlowTables(report).all()));
        }
        chapters.addAll(ofPackets(report, context, fields, time, whole));
        return chapters;
    }

    private static List<Chapter> ofPackets(
            ScanReport report,
            Context context,
            List<Table> fields,
            List<Table> time,
            List<Table> whole) {
        return List.of(
                new Chapter("Zeros", new ZeroTables(report).all()),
                new Chapter("Causes, victims and tools", new VerdictTables(report).all()),
                new Chapter("Payloads and header fields", fields),
                new Chapter("Corrupt headers", new CorruptionTables(report).all()),
                new Chapter("Hosts", new HostTables(report).all()),
                new Chapter("Scan coverage", new CoverageTables(report, context).all()),
                new Chapter("Time", time),
                new Chapter("No port, which is not port 0", whole));
    }
}
