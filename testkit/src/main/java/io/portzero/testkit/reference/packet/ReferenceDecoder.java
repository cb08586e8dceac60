package io.portzero.testkit.reference.packet;

/// Decodes one captured frame, from the link layer to whatever ports it shows.
public final class ReferenceDecoder {
    private ReferenceDecoder() {}

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
