package io.portzero.flow.datagram;

/// What happened while export datagrams were read: nothing is lost without being counted here.
public final class ExportFacts {

    long datagrams;
    long damaged;
    long templates;
    long redefined;
    long withdrawn;
    long evicted;
    long optionRecords;
    long counterSamples;
    long heldSets;
    long heldBytes;
    long releasedSets;
    long droppedSets;
    long reassembled;
    long incomplete;
    long conflicting;
    long withoutStart;

    /// Datagrams that were opened.
    public long datagrams() {
        return datagrams;
    }

    /// Datagrams in which a length or a count is impossible; what fits was read.
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

    /// Templates that an exporter withdrew.
    public long withdrawn() {
        return withdrawn;
    }

    /// Templates and exporters forgotten because there were too many.
    public long evicted() {
        return evicted;
    }

    /// Records that describe the exporter, not a flow.
    public long optionRecords() {
        return optionRecords;
    }

    /// Counter samples and other samples that are no flows.
    public long counterSamples() {
        return counterSamples;
    }

    /// Data sets that came before their template and were read when it came.
    public long releasedSets() {
        return releasedSets;
    }

    /// Data sets whose template never came: their records could not be read.
    public long unreadSets() {
        return heldSets + droppedSets;
    }

    /// Datagrams that came in IP fragments and were put together.
    public long reassembled() {
        return reassembled;
    }

    /// Datagrams of which fragments are missing: they were read up to the first gap.
    public long incomplete() {
        return incomplete;
    }

    /// Datagrams that were dropped, because their fragments contradict each other.
    public long conflicting() {
        return conflicting;
    }

    /// Fragmented datagrams whose start is not there, or too short to tell whether it is an
    /// export's.
    public long withoutStart() {
        return withoutStart;
    }
}
