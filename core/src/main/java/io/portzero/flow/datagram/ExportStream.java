package io.portzero.flow.datagram;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;

/// What one exporter sent in one observation domain, as the headers of its datagrams tell it.
///
/// NetFlow v5 and v7 number their records, v9 its datagrams (RFC 3954 §5.1), IPFIX its data records
/// (RFC 7011 §3.1), sFlow its datagrams, v1 nothing. Not all exporters keep to that, so gaps are
/// counted both ways, and the way with fewer missing holds.
public final class ExportStream {

    private final Exporter exporter;
    private final FlowFormat format;
    private final long domain;
    private final SequenceCounter byRecord = new SequenceCounter();
    private final SequenceCounter byDatagram = new SequenceCounter();
    private long firstExport = Long.MAX_VALUE;
    private long lastExport;
    private ExportCounts counts = ExportCounts.NONE;

    ExportStream(Exporter exporter, FlowFormat format, long domain) {
        this.exporter = exporter;
        this.format = format;
        this.domain = domain;
    }

    /// Takes in a datagram.
    ///
    /// @param happened while it was read
    void add(long sequence, long exportSeconds, ExportCounts happened) {
        counts = counts.plus(happened);
        if (exportSeconds > 0) {
            firstExport = Math.min(firstExport, exportSeconds);
            lastExport = Math.max(lastExport, exportSeconds);
        }
        if (!numbered()) {
            return;
        }
        boolean counted =
                happened.setsBeforeTemplate() == 0
                        && happened.setsReadLater() == 0
                        && happened.damaged() == 0;
        long described = happened.records() + happened.optionRecords();
        byRecord.next(sequence, counted ? described : SequenceCounter.UNKNOWN);
        byDatagram.next(sequence, 1);
    }

    /// Who sends the stream.
    public Exporter exporter() {
        return exporter;
    }

    /// The protocol that the stream is in.
    public FlowFormat format() {
        return format;
    }

    /// NetFlow's engine or source identifier, IPFIX's observation domain, sFlow's sub-agent.
    public long observationDomain() {
        return domain;
    }

    /// What happened while its datagrams were read.
    public ExportCounts counts() {
        return counts;
    }

    /// Whether any datagram says when it was exported; sFlow's do not.
    public boolean timed() {
        return lastExport > 0;
    }

    /// Seconds since 1970; meaningful where any datagram says it.
    public long firstExportSeconds() {
        return firstExport;
    }

    /// Seconds since 1970; meaningful where any datagram says it.
    public long lastExportSeconds() {
        return lastExport;
    }

    /// Whether its datagrams have sequence numbers; without them nothing is known of gaps.
    public boolean numbered() {
        return format != FlowFormat.NETFLOW1;
    }

    /// Whether its sequence numbers count records, and not datagrams.
    public boolean numbersRecords() {
        boolean due =
                format == FlowFormat.NETFLOW5
                        || format == FlowFormat.NETFLOW7
                        || format == FlowFormat.IPFIX;
        if (byRecord.worse(byDatagram)) {
            return false;
        }
        return byDatagram.worse(byRecord) || due;
    }

    private SequenceCounter sequence() {
        return numbersRecords() ? byRecord : byDatagram;
    }

    /// Places where the sequence jumps ahead.
    public long gaps() {
        return sequence().gaps();
    }

    /// Records or datagrams that the jumps leave out.
    public long missing() {
        return sequence().missing();
    }

    /// Places where the sequence goes back: the exporter started again, or datagrams overtook each
    /// other.
    public long returns() {
        return sequence().returns();
    }
}
