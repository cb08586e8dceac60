package io.portzero.testkit.reference.packet;

/// Decodes one captured frame, from the link layer to whatever ports it shows.
public final class ReferenceDecoder {
    private ReferenceDecoder() {}

    /// Whether anything is known about a link type, be it only that it never carries IP.
    public static boolean knows(int linkType) {
        return switch (linkType) {
            case 0, 1, 6, 7, 9, 10, 12, 14, 50, 51, 100, 101, 104, 105, 107, 108, 113, 119 -> true;
            case 106, 109, 117, 226 -> true;
            case 123, 127, 129, 149, 163, 166, 178, 192, 197, 204, 205 -> true;
            case 228, 229, 239, 242, 258, 276 -> true;
            case 11, 13, 16, 18, 19, 112 -> true;
            case 3, 128, 143, 202, 252, 259, 274 -> true;
            default -> UncommonLinkDecoder.isNeverIp(linkType);
        };
    }

    /// Reads a frame.
    ///
    /// @param linkType tcpdump.org link type
    /// @param captured the captured bytes
    public static PacketReading decode(int linkType, byte[] captured) {
        var walk = new PacketWalk();
        new LinkDecoder(walk).decode(linkType, new Slice(captured), PacketWalk.Scope.OUTER);
        return walk.result();
    }
}
