package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.u16;

import io.portzero.flow.FlowRecord;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Puts UDP datagrams together that hold exports and came in IP fragments.
///
/// Fragments may come in any order and more than once. Where two overlap, their bytes must be the
/// same: a datagram in which they differ, or whose lengths cannot be, is dropped, as systems drop
/// overlapping fragments (RFC 5722; Linux for IPv4 too). Fragments of datagrams that are no exports
/// are passed over once their start has come.
///
/// All of it is bounded. A datagram whose fragments do not come within 30 seconds by the times of
/// the capture is given up, and so is the oldest where there are too many; those that are known to
/// be exports are not driven out by others.
public final class Reassembly {

    /// Takes what was put together.
    @FunctionalInterface
    public interface Sink {

        /// Takes the UDP datagram between 0 and `end`, header and all; valid until this returns.
        ///
        /// @param place its last fragment, as Wireshark has it; the first where one is missing
        void accept(
                FragmentKey key, ByteBuffer bytes, int end, DatagramPlace place, Delivery delivery);
    }

    static final int MOST = 1_024;
    static final int MOST_BYTES_OF_EXPORTS = 16 << 20;
    static final int MOST_BYTES_OF_OTHERS = 4 << 20;

    private static final long NANOS = 1_000_000_000L;
    private static final long LONGEST_WAIT = 30 * NANOS;
    private static final long LONGEST_REMEMBERED = NANOS;
    private static final int UDP_HEADER = 8;

    /// What is surely enough to tell an export datagram by, with the header of UDP.
    private static final int TELLING = 72;

    /// What became of a datagram whose further fragments are passed over.
    ///
    /// @param nanos when
    /// @param uncounted whether it was dropped before its start told that it is an export
    private record Done(long nanos, boolean uncounted) {}

    private final Sink sink;
    private final ExportFacts facts;
    private final Waiting exports = new Waiting(MOST, MOST_BYTES_OF_EXPORTS);
    private final Waiting others = new Waiting(MOST, MOST_BYTES_OF_OTHERS);
    private final LinkedHashMap<FragmentKey, Done> done = new LinkedHashMap<>();
    private @Nullable ByteBuffer assembled;

    Reassembly(Sink sink, ExportFacts facts) {
        this.sink = sink;
        this.facts = facts;
    }

    /// Takes in the fragment between `from` and `to`, which is the data behind the IP headers.
    ///
    /// @param offset where it belongs, in bytes
    /// @param more whether others follow it
    /// @param cut whether the capture lacks its end
    /// @param place the packet
    public void add(
            FragmentKey key,
            int offset,
            boolean more,
            boolean cut,
            ByteBuffer bytes,
            int from,
            int to,
            DatagramPlace place) {
        passTo(place.nanos());
        Done before = done.get(key);
        if (before != null) {
            if (before.uncounted() && offset == 0 && begins(bytes, from, to)) {
                facts.conflicting++;
                done.put(key, new Done(before.nanos(), false));
            }
            return;
        }
        FragmentedDatagram datagram = begun(key, place);
        Waiting waiting = waiting(datagram);
        int memory = datagram.memory();
        boolean fits = datagram.add(offset, more, cut, bytes, from, to);
        waiting.grown(datagram.memory() - memory);
        if (!fits) {
            drop(key, datagram, offset == 0 && begins(bytes, from, to), place);
            return;
        }
        if (offset == 0 && datagram.start() == FragmentedDatagram.Start.UNKNOWN) {
            started(key, datagram, bytes, from, to, place);
        }
        finish(key, datagram, place);
    }

    private FragmentedDatagram begun(FragmentKey key, DatagramPlace place) {
        FragmentedDatagram known = exports.get(key);
        if (known == null) {
            known = others.get(key);
        }
        if (known == null) {
            known = new FragmentedDatagram(place);
            others.put(key, known);
        }
        return known;
    }

    private Waiting waiting(FragmentedDatagram datagram) {
        return datagram.start() == FragmentedDatagram.Start.EXPORT ? exports : others;
    }

    private static boolean begins(ByteBuffer bytes, int from, int to) {
        return to - from > UDP_HEADER && ExportPayload.isExport(bytes, from, to, true);
    }

    /// A start that is no export's ends the matter, unless it is too short to tell.
    private void started(
            FragmentKey key,
            FragmentedDatagram datagram,
            ByteBuffer bytes,
            int from,
            int to,
            DatagramPlace place) {
        if (begins(bytes, from, to)) {
            others.remove(key);
            datagram.started(FragmentedDatagram.Start.EXPORT, place);
            exports.put(key, datagram);
        } else if (to - from >= TELLING) {
            others.remove(key);
            close(key, new Done(place.nanos(), false));
        }
    }

    private void drop(
            FragmentKey key, FragmentedDatagram datagram, boolean begins, DatagramPlace place) {
        boolean export = begins || datagram.start() == FragmentedDatagram.Start.EXPORT;
        facts.conflicting += export ? 1 : 0;
        waiting(datagram).remove(key);
        close(key, new Done(place.nanos(), !export));
    }

    private void finish(FragmentKey key, FragmentedDatagram datagram, DatagramPlace place) {
        if (done.containsKey(key)) {
            return;
        }
        boolean export = datagram.start() == FragmentedDatagram.Start.EXPORT;
        if (datagram.whole()) {
            waiting(datagram).remove(key);
            close(key, new Done(place.nanos(), false));
            show(key, datagram, place, Delivery.REASSEMBLED);
        } else if (export && datagram.cut()) {
            close(key, new Done(place.nanos(), false));
            giveUp(exports, key, datagram);
        } else {
            while (exports.tooMany()) {
                giveUpOldest(exports);
            }
            while (others.tooMany()) {
                giveUpOldest(others);
            }
        }
    }

    private void close(FragmentKey key, Done how) {
        done.put(key, how);
        if (done.size() > MOST) {
            done.pollFirstEntry();
        }
    }

    private void giveUpOldest(Waiting waiting) {
        var oldest = waiting.oldest();
        if (oldest != null) {
            giveUp(waiting, oldest.getKey(), oldest.getValue());
        }
    }

    private void giveUp(Waiting waiting, FragmentKey key, FragmentedDatagram datagram) {
        waiting.remove(key);
        if (datagram.start() == FragmentedDatagram.Start.EXPORT) {
            show(key, datagram, datagram.place(), Delivery.INCOMPLETE);
        } else {
            facts.withoutStart++;
        }
    }

    private void show(
            FragmentKey key, FragmentedDatagram datagram, DatagramPlace place, Delivery delivery) {
        ByteBuffer into = assembled;
        if (into == null) {
            into = ByteBuffer.allocateDirect(ExportDatagrams.LONGEST + 1);
            assembled = into;
        }
        datagram.copy(into);
        int end = datagram.contiguous();
        int stated = end > UDP_HEADER ? u16(into, 4) : 0;
        // In IPv6 a length of 0 is a jumbogram's, which is never fragmented (RFC 2675 §4).
        boolean cut = delivery == Delivery.INCOMPLETE || stated > end;
        int udpEnd = stated > UDP_HEADER ? Math.min(stated, end) : end;
        if (end > UDP_HEADER && ExportPayload.isExport(into, 0, udpEnd, cut)) {
            sink.accept(key, into, udpEnd, place, delivery);
        }
    }

    /// Gives up what has waited for too long at a time.
    ///
    /// @param nanos the time of a packet, which may also jump
    public void passTo(long nanos) {
        giveUpOld(exports, nanos);
        giveUpOld(others, nanos);
        for (var oldest = done.firstEntry();
                oldest != null && isOver(oldest.getValue().nanos(), nanos, LONGEST_REMEMBERED);
                oldest = done.firstEntry()) {
            done.pollFirstEntry();
        }
    }

    private void giveUpOld(Waiting waiting, long nanos) {
        for (var oldest = waiting.oldest();
                oldest != null && isOver(oldest.getValue().nanos(), nanos, LONGEST_WAIT);
                oldest = waiting.oldest()) {
            giveUp(waiting, oldest.getKey(), oldest.getValue());
        }
    }

    /// Whether two times lie further apart than that, in either direction.
    private static boolean isOver(long since, long nanos, long longest) {
        boolean timed = since != FlowRecord.NO_TIME && nanos != FlowRecord.NO_TIME;
        return timed && (nanos > since ? nanos - since > longest : since - nanos > longest);
    }

    /// Gives up all that still waits.
    public void end() {
        while (exports.size() > 0) {
            giveUpOldest(exports);
        }
        while (others.size() > 0) {
            giveUpOldest(others);
        }
        done.clear();
    }

    /// Bytes of memory that waiting datagrams take.
    long bytes() {
        return exports.bytes() + others.bytes();
    }
}
