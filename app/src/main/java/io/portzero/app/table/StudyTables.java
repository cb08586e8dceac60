package io.portzero.app.table;

import io.portzero.engine.ScanReport;
import java.util.ArrayList;
import java.util.List;

/// All tables, in the order of a study.
final class StudyTables {

    private StudyTables() {}

    /// Tables under a heading.
    record Chapter(String title, List<Table> tables) {}

    static List<Chapter> of(ScanReport report) {
        List<Table> whole = new ArrayList<>(new AbsenceTables(report).all());
        whole.add(new OtherToolTables(report).table());
        List<Table> fields = new ArrayList<>();
        fields.add(PayloadTables.share(report));
        fields.addAll(new FieldTables(report).all());
        List<Table> time = new ArrayList<>(new TimeTables(report).all());
        time.addAll(new RhythmTables(report).all());
        return List.of(
                new Chapter("Zeros", new ZeroTables(report).all()),
                new Chapter("Causes, victims and tools", new VerdictTables(report).all()),
                new Chapter("Payloads and header fields", fields),
                new Chapter("Corrupt headers", new CorruptionTables(report).all()),
                new Chapter("Hosts", new HostTables(report).all()),
                new Chapter("Scan coverage", new CoverageTables(report).all()),
                new Chapter("Time", time),
                new Chapter("No port, which is not port 0", whole));
    }
}
