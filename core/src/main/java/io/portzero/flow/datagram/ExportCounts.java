package io.portzero.flow.datagram;

/// What had happened up to a moment, or what happened between two.
///
/// @param datagrams datagrams that were opened
/// @param records flow records that could be read
/// @param damaged datagrams in which a length or a count is impossible; what fits was read
/// @param templates templates that were new or changed
/// @param redefined templates that changed the meaning of a number in use
/// @param withdrawn templates that were taken back
/// @param optionRecords records that describe the exporter, not a flow
/// @param otherSamples sFlow's counter samples and others that are no flows
/// @param setsBeforeTemplate data sets that came before their template, whatever became of them
/// @param setsReadLater those of them that were read when it came
/// @param reassembled datagrams that came in IP fragments and were put together
/// @param incomplete datagrams of which fragments are missing: they were read up to the first gap
public record ExportCounts(
        long datagrams,
        long records,
        long damaged,
        long templates,
        long redefined,
        long withdrawn,
        long optionRecords,
        long otherSamples,
        long setsBeforeTemplate,
        long setsReadLater,
        long reassembled,
        long incomplete) {

    /// Nothing happened.
    static final ExportCounts NONE = new ExportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Data sets whose template never came.
    public long setsWithoutTemplate() {
        return setsBeforeTemplate - setsReadLater;
    }

    ExportCounts plus(ExportCounts other) {
        return with(other, 1);
    }

    /// What has happened since `before`.
    ExportCounts since(ExportCounts before) {
        return with(before, -1);
    }

    private ExportCounts with(ExportCounts other, int times) {
        return new ExportCounts(
                datagrams + times * other.datagrams,
                records + times * other.records,
                damaged + times * other.damaged,
                templates + times * other.templates,
                redefined + times * other.redefined,
                withdrawn + times * other.withdrawn,
                optionRecords + times * other.optionRecords,
                otherSamples + times * other.otherSamples,
                setsBeforeTemplate + times * other.setsBeforeTemplate,
                setsReadLater + times * other.setsReadLater,
                reassembled + times * other.reassembled,
                incomplete + times * other.incomplete);
    }
}
