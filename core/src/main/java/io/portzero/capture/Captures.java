package io.portzero.capture;

import static io.portzero.internal.Wire.i32;

import java.util.Locale;
import java.util.Optional;

/// Tells capture formats by their content.
public final class Captures {

    /// Enough of an input's beginning to recognise every format.
    public static final int SNIFF_LENGTH = 2 << 20;

    /// "RTSS" and "GMBU" (Wireshark's `netmon.c`).
    private static final int NETWORK_MONITOR_1 = 0x52545353;

    private static final int NETWORK_MONITOR_2 = 0x474D4255;

    /// The first four bytes of "TRSNIFF data" (Wireshark's `ngsniffer.c`).
    private static final int SNIFFER = 0x5452534E;

    /// One of the block types that pcapng's draft reserves, to tell sections that a transfer as
    /// text damaged.
    private static final int MANGLED_PCAPNG = 0x0D0A0D0A;

    private Captures() {}

    /// Whether more bytes may tell another format, or another variant of it: what [#open] answers
    /// must not depend on how a stream was divided.
    public static boolean needsMore(RecordWindow window) {
        if (window.last() || window.length() >= SNIFF_LENGTH) {
            return false;
        }
        if (window.length() < PcapHeader.LENGTH || window.length() < pcapHeader(window)) {
            return true;
        }
        if (PcapngCursor.magicAt(window) || SnoopCursor.magicAt(window)) {
            return false;
        }
        return PcapHeader.read(window.bytes(), window.from())
                .map(header -> PcapCursor.undecided(header, window))
                .orElseGet(() -> ErfCursor.undecided(window));
    }

    /// Opens the capture that begins the window; the cursor stands at its first record. Empty where
    /// the bytes are of no known format.
    public static Optional<RecordCursor> open(RecordWindow window) {
        if (PcapngCursor.magicAt(window)) {
            PcapngCursor cursor = new PcapngCursor();
            window.show(cursor, 0);
            return Optional.of(cursor);
        }
        if (SnoopCursor.magicAt(window)) {
            return Optional.of(SnoopCursor.open(window));
        }
        if (window.length() >= PcapHeader.LENGTH && window.length() >= pcapHeader(window)) {
            Optional<PcapHeader> header = PcapHeader.read(window.bytes(), window.from());
            if (header.isPresent()) {
                return Optional.of(PcapCursor.open(header.get(), window));
            }
        }
        return openErf(window);
    }

    private static int pcapHeader(RecordWindow window) {
        return PcapHeader.lengthAt(window.bytes(), window.from());
    }

    /// ERF has no magic: its first records must fit each other.
    private static Optional<RecordCursor> openErf(RecordWindow window) {
        ErfCursor cursor = new ErfCursor();
        window.show(cursor, 0);
        return cursor.plausible(cursor.next(), 1) == RecordCursor.Plausibility.YES
                ? Optional.of(cursor)
                : Optional.empty();
    }

    /// What bytes of no known format look like, in words for a message.
    public static String describe(RecordWindow window) {
        if (window.length() == 0) {
            return "the file is empty";
        }
        if (window.length() < 4) {
            return "only " + window.length() + " bytes long";
        }
        if (PcapHeader.magicAt(window.bytes(), window.from())) {
            return "pcap file header cut: needed "
                    + pcapHeader(window)
                    + " bytes, found "
                    + window.length();
        }
        int magic = i32(window.bytes(), window.from());
        if (magic == PcapngCursor.SECTION_HEADER) {
            return "pcapng section header cut or without byte-order magic";
        }
        return String.format(Locale.ROOT, "begins with 0x%08x: %s", magic, guess(magic));
    }

    private static String guess(int magic) {
        if (magic == NETWORK_MONITOR_1 || magic == NETWORK_MONITOR_2) {
            return "Microsoft Network Monitor, which is not read";
        }
        if (magic == SNIFFER) {
            return "a Sniffer capture, which is not read";
        }
        if (magic == MANGLED_PCAPNG) {
            return "pcapng damaged by a text-mode transfer";
        }
        return "no format that is read: captures (pcap, pcapng, ERF, snoop), flow records"
                + " (NetFlow, IPFIX, sFlow, nfdump)";
    }
}
