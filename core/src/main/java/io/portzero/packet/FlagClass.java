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

    private static final int FIN_BIT = 0x01;
    private static final int SYN_BIT = 0x02;
    private static final int RST_BIT = 0x04;
    private static final int PSH_BIT = 0x08;
    private static final int ACK_BIT = 0x10;
    private static final int URG_BIT = 0x20;

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
        return switch (flags & ~PSH_BIT) {
            case SYN_BIT -> flags == SYN_BIT ? SYN : OTHER;
            case SYN_BIT | ACK_BIT -> SYN_ACK;
            case RST_BIT -> RST;
            case RST_BIT | ACK_BIT -> RST_ACK;
            case ACK_BIT, ACK_BIT | URG_BIT -> ACK;
            case FIN_BIT, FIN_BIT | ACK_BIT -> FIN;
            case 0 -> flags == 0 ? NULL : OTHER;
            default -> OTHER;
        };
    }
}
