package io.portzero.packet;

/// What the TCP flags of a packet make of it. ECE and CWR are ignored except in [#OTHER].
public enum FlagClass {
    SYN("SYN"),
    SYN_ACK("SYN+ACK"),
    RST("RST"),
    RST_ACK("RST+ACK"),
    ACK("ACK"),
    FIN("FIN"),
    NULL("no flags"),
    OTHER("other");

    private static final FlagClass[] BY_FLAGS = new FlagClass[256];
    private static final byte[] INDEX_BY_FLAGS = new byte[256];

    static {
        for (int flags = 0; flags < BY_FLAGS.length; flags++) {
            BY_FLAGS[flags] = classify(flags & 0x3F);
            INDEX_BY_FLAGS[flags] = (byte) BY_FLAGS[flags].ordinal();
        }
    }

    private final String text;

    FlagClass(String text) {
        this.text = text;
    }

    /// The flags as tcpdump's users write them.
    public String text() {
        return text;
    }

    /// The class of TCP's eight flag bits.
    public static FlagClass of(int flags) {
        return BY_FLAGS[flags & 0xFF];
    }

    /// The ordinal of the class of TCP's eight flag bits, without a detour over the object.
    public static int indexOf(int flags) {
        return INDEX_BY_FLAGS[flags & 0xFF];
    }

    private static FlagClass classify(int flags) {
        return switch (flags & ~TcpFlags.PSH) {
            case TcpFlags.SYN -> flags == TcpFlags.SYN ? SYN : OTHER;
            case TcpFlags.SYN | TcpFlags.ACK -> SYN_ACK;
            case TcpFlags.RST -> RST;
            case TcpFlags.RST | TcpFlags.ACK -> RST_ACK;
            case TcpFlags.ACK, TcpFlags.ACK | TcpFlags.URG -> ACK;
            case TcpFlags.FIN, TcpFlags.FIN | TcpFlags.ACK -> FIN;
            case 0 -> flags == 0 ? NULL : OTHER;
            default -> OTHER;
        };
    }
}
