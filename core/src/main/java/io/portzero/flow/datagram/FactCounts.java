package io.portzero.flow.datagram;

/// What has happened up to a moment.
///
/// @param setsBeforeTemplate data sets that came before their template, whatever became of them
record FactCounts(
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

    static FactCounts of(ExportFacts facts, long records) {
        return new FactCounts(
                records,
                facts.damaged(),
                facts.templates(),
                facts.redefined(),
                facts.withdrawn(),
                facts.optionRecords(),
                facts.counterSamples(),
                facts.unreadSets() + facts.releasedSets(),
                facts.releasedSets(),
                facts.reassembled(),
                facts.incomplete());
    }
}
