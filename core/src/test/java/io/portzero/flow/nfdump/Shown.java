package io.portzero.flow.nfdump;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Address;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decodes nfdump files block by block and keeps what the sink was shown.
final class Shown {

    private static final Exporter NOBODY = new Exporter("nobody");

    final List<String> records = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();

    /// Reads a whole file.
    static Shown of(byte[] file) {
        Shown shown = new Shown();
        MemorySegment bytes =
                MemorySegment.ofBuffer(ByteBuffer.allocateDirect(file.length).put(0, file));
        Optional<NfdumpHeader> header = NfdumpHeader.read(bytes, 0, file.length);
        try (NfdumpDecoder decoder = new NfdumpDecoder(shown::show)) {
            long at = NfdumpHeader.LENGTH;
            while (file.length - at >= NfdumpBlock.HEADER && NfdumpBlock.length(bytes, at) > 0) {
                int length = NfdumpBlock.HEADER + NfdumpBlock.length(bytes, at);
                ByteBuffer block = bytes.asSlice(at, length).asByteBuffer();
                shown.complain(
                        decoder.decode(
                                block, 0, length, header.orElseThrow().compression(), NOBODY, 0));
                at += length;
            }
        }
        return shown;
    }

    private void complain(@Nullable String wrong) {
        if (wrong != null) {
            complaints.add(wrong);
        }
    }

    private void show(FlowRecord record) {
        StringBuilder text = new StringBuilder();
        text.append(record.exporter().name()).append(' ').append(record.observationDomain());
        text.append(' ').append(record.format()).append(' ');
        text.append(record.hasSource() ? source(record) : "-").append(" > ");
        text.append(record.hasDestination() ? destination(record) : "-");
        for (FlowField field : FlowField.values()) {
            if (record.has(field)) {
                text.append(' ').append(field).append('=').append(record.get(field));
            }
        }
        records.add(text.toString());
    }

    static String source(FlowRecord record) {
        return Address.text(record.sourceHigh(), record.sourceLow());
    }

    static String destination(FlowRecord record) {
        return Address.text(record.destinationHigh(), record.destinationLow());
    }
}
