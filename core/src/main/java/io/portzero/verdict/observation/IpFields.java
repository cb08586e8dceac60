package io.portzero.verdict.observation;

/// The IP header in front of a transport header with a zero.
///
/// @param version 4 or 6
/// @param hopLimit time to live or hop limit; -1 where it is not known
/// @param identification IPv4's identification, or an IPv6 fragment header's; 0 without one
/// @param doNotFragment IPv4's don't-fragment bit; false for IPv6 and where it is not known
/// @param fragmented whether this is a first fragment
public record IpFields(
        int version, int hopLimit, long identification, boolean doNotFragment, boolean fragmented) {

    /// The usual value that the hop limit was before routers counted it down.
    public int initialHopLimit() {
        return hopLimit <= 32 ? 32 : hopLimit <= 64 ? 64 : hopLimit <= 128 ? 128 : 255;
    }
}
