package io.portzero.flow.datagram;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;

/// What one exporter sent in one observation domain, as the headers of its datagrams tell it.
///
/// NetFlow v5 and v7 number their records, v9 its datagrams (RFC 3954 §5.1), IPFIX its data records
/// (RFC 7011 §3.1), sFlow its datagrams. Not all exporters keep to that, so gaps are counted both
/// ways, and the way with fewer missing holds.
public final class ExportStream {

    private final Exporter exporter;
    private final FlowFormat format;
    private final long domain;
    private final SequenceCounter byRecord = new SequenceCounter();
    private final SequenceCounter byDatagram = new SequenceCounter();
    private long firstExport = Long.MAX_VALUE;
    private long lastExport;
    private long datagrams;
    private long records;
    private long damaged;
    private long templates;
    private long redefined;
    private long withdrawn;
    private long optionRecords;
    private long otherSamples;
    private long setsBeforeTemplate;
    private long setsReadLater;
    private long reassembled;
    private long incomplete;

    ExportStream(Exporter exporter, FlowFormat format, long domain) {
        this.exporter = exporter;
        this.format = format;
        this.domain = domain;
    }

    /// Takes in a datagram.
    ///
    /// @param before what had happened before it was read
    /// @param after what has happened since
    void add(long sequence, long exportSeconds, FactCounts before, FactCounts after) {
        datagrams++;
        records += after.records() - before.records();
        damaged += after.damaged() - before.damaged();
        templates += after.templates() - before.templates();
        redefined += after.redefined() - before.redefined();
        withdrawn += after.withdrawn() - before.withdrawn();
        optionRecords += after.optionRecords() - before.optionRecords();
        otherSamples += after.otherSamples() - before.otherSamples();
        long unread = after.setsBeforeTemplate() - before.setsBeforeTemplate();
        long readLater = after.setsReadLater() - before.setsReadLater();
        setsBeforeTemplate += unread;
        setsReadLater += readLater;
        reassembled += after.reassembled() - before.reassembled();
        incomplete += after.incomplete() - before.incomplete();
        if (exportSeconds > 0) {
            firstExport = Math.min(firstExport, exportSeconds);
            lastExport = Math.max(lastExport, exportSeconds);
        }
        boolean counted = unread == 0 && readLater == 0 && after.damaged() == before.damaged();
        long described =
                after.records() - before.records() + after.optionRecords() - before.optionRecords();
        byRecord.next(sequence, counted ? described : SequenceCounter.UNKNOWN);
        byDatagram.next(sequence, 1);
    }

    public Exporter exporter() {
        return exporter;
    }

    public FlowFormat format() {
        return format;
    }

    /// NetFlow's engine or source identifier, IPFIX's observation domain, sFlow's sub-agent.
    public long observationDomain() {
        return domain;
    }

    public long datagrams() {
        return datagrams;
    }

    /// Flow records that could be read from it.
    public long records() {
        return records;
    }

    /// Datagrams in which a length or a count is impossible.
    public long damaged() {
        return damaged;
    }

    /// Templates that were new or changed.
    public long templates() {
        return templates;
    }

    /// Templates that changed the meaning of a number in use.
    public long redefined() {
        return redefined;
    }

    /// Templates that were taken back.
    public long withdrawn() {
        return withdrawn;
    }

    /// Records that describe the exporter, not a flow.
    public long optionRecords() {
        return optionRecords;
    }

    /// sFlow's counter samples and others that are no flows.
    public long otherSamples() {
        return otherSamples;
    }

    /// Data sets that came before their template and were read when it came.
    public long setsReadLater() {
        return setsReadLater;
    }

    /// Data sets whose template never came.
    public long setsWithoutTemplate() {
        return setsBeforeTemplate - setsReadLater;
    }

    /// Datagrams that came in IP fragments and were put together.
    public long reassembled() {
        return reassembled;
    }

    /// Datagrams of which fragments are missing: they were read up to the first gap.
    public long incomplete() {
        return incomplete;
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
