package io.portzero.flow.datagram;

/// What happened while export datagrams were read: nothing is lost without being counted here.
public final class ExportFacts {

    long datagrams;
    long records;
    long damaged;
    long templates;
    long redefined;
    long withdrawn;
    long evicted;
    long optionRecords;
    long otherSamples;
    long heldSets;
    long heldBytes;
    long releasedSets;
    long droppedSets;
    long reassembled;
    long incomplete;
    long conflicting;
    long withoutStart;

    /// What happened by now to the datagrams that were opened.
    public ExportCounts counts() {
        return new ExportCounts(
                datagrams,
                records,
                damaged,
                templates,
                redefined,
                withdrawn,
                optionRecords,
                otherSamples,
                heldSets + droppedSets + releasedSets,
                releasedSets,
                reassembled,
                incomplete);
    }

    /// Templates and exporters forgotten because there were too many.
    public long evicted() {
        return evicted;
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
