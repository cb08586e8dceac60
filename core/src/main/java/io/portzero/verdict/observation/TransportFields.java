package io.portzero.verdict.observation;

/// The transport header with a zero, behind its ports.
///
/// @param whole whether the fixed header was captured whole and TCP's data offset is at least five;
///   without that `kind` and `dataOffset` may still be known, and the rest is not
/// @param kind TCP's eight flag bits (for a flow record those of all packets), the type of an SCTP
///   packet's first chunk, a DCCP packet's type; 0 for UDP and UDP-Lite; -1 where it was not
///   captured
/// @param dataOffset TCP's data offset in words of four bytes, -1 where not captured or not TCP
/// @param window TCP's window, not scaled
/// @param urgentPointer TCP's urgent pointer
/// @param sequence TCP's sequence number or SCTP's verification tag, unsigned 32 bits
/// @param acknowledgement TCP's acknowledgement number, unsigned 32 bits
/// @param optionLayout TCP's options as [io.portzero.packet.TcpOptions] packs them
/// @param maximumSegmentSize the MSS option, -1 without one
/// @param windowScale the window scale option, -1 without one
/// @param timestamp the timestamp option's value, unsigned 32 bits; -1 without one
/// @param statedLength what UDP's length field says, 0 where it was not captured or not UDP
public record TransportFields(
        boolean whole,
        int kind,
        int dataOffset,
        int window,
        int urgentPointer,
        long sequence,
        long acknowledgement,
        long optionLayout,
        int maximumSegmentSize,
        int windowScale,
        long timestamp,
        int statedLength) {

    /// Options that systems begin a connection with at least: they agree on a segment size, on
    /// selective acknowledgments, on timestamps and on a window scale, and fill up.
    private static final int OF_A_SYSTEM = 4;

    private static final int BITS_PER_OPTION = 5;

    /// Whether there are as many TCP options as systems begin a connection with.
    public boolean hasOptionsOfASystem() {
        int options = 0;
        for (long rest = optionLayout; rest != 0; rest >>>= BITS_PER_OPTION) {
            options++;
        }
        return options >= OF_A_SYSTEM;
    }

    /// The same where flags, chunk or type are not known.
    public TransportFields withoutKind() {
        return new TransportFields(
                whole,
                -1,
                dataOffset,
                window,
                urgentPointer,
                sequence,
                acknowledgement,
                optionLayout,
                maximumSegmentSize,
                windowScale,
                timestamp,
                statedLength);
    }
}
