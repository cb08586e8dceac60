package io.portzero.testkit.telescope;

import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.ErfWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.capture.SnoopWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.Locale;

/// The containers a telescope file can be written in; the packets are the same in each.
public enum TelescopeFormat {
    /// little-endian microsecond pcap
    PCAP,
    /// little-endian nanosecond pcap
    PCAP_NS,
    /// big-endian microsecond pcap
    PCAP_BE,
    /// pcap with the longer record header
    PCAP_MODIFIED,
    /// one section, one interface, enhanced packet blocks
    PCAPNG,
    /// snoop version 2
    SNOOP,
    /// ERF Ethernet records
    ERF;

    /// Finds the format by its option value, such as `pcap-ns`.
    public static TelescopeFormat named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /// Starts a file of Ethernet frames.
    public CaptureWriter writer(OutputStream out) throws IOException {
        return switch (this) {
            case PCAP -> PcapWriter.ordinary(out, LinkType.ETHERNET);
            case PCAP_NS -> pcap(out, ByteOrder.LITTLE_ENDIAN, PcapWriter.Variant.NANOSECONDS);
            case PCAP_BE -> pcap(out, ByteOrder.BIG_ENDIAN, PcapWriter.Variant.MICROSECONDS);
            case PCAP_MODIFIED -> pcap(out, ByteOrder.LITTLE_ENDIAN, PcapWriter.Variant.MODIFIED);
            case PCAPNG -> PcapngWriter.ordinary(out, LinkType.ETHERNET);
            case SNOOP -> new SnoopWriter(out, SnoopWriter.ETHERNET);
            case ERF -> new ErfWriter(out, ErfWriter.ETHERNET);
        };
    }

    private static CaptureWriter pcap(OutputStream out, ByteOrder order, PcapWriter.Variant variant)
            throws IOException {
        return new PcapWriter(out, order, variant, LinkType.ETHERNET, 262_144);
    }
}
