package io.portzero.testkit.demo;

import io.portzero.testkit.packet.PacketBuilder;

/// One strand of the story.
@FunctionalInterface
interface Scene {
    /// One second in the timeline's microseconds.
    long SECOND = 1_000_000;

    /// The network whose edge is watched, as the first three parts of its addresses.
    String OWN = "192.0.2.";

    /// Servers out there.
    String SERVERS = "198.51.100.";

    /// Strangers out there.
    String STRANGERS = "203.0.113.";

    /// Adds this scene's frames to the timeline.
    void play();

    /// A frame with an IPv4 header that a Linux host would send.
    static PacketBuilder ipv4(String source, String destination, int identification) {
        return PacketBuilder.ethernet()
                .ipv4(source, destination, ip -> ip.identification(identification));
    }

    /// A frame with an IPv4 header that arrives from some hops away.
    static PacketBuilder inbound(String source, String destination, int timeToLive, int id) {
        return PacketBuilder.ethernet()
                .ipv4(source, destination, ip -> ip.timeToLive(timeToLive).identification(id));
    }
}
