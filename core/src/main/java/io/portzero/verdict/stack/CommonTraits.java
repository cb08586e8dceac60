package io.portzero.verdict.stack;

import io.portzero.packet.ChecksumState;

/// What packets of several protocols show.
final class CommonTraits {

    static final Trait PORT_THAT_SYSTEMS_REFUSE =
            new Trait(
                    "refused-destination",
                    -1.5,
                    "options of a system whose connect() refuses port 0",
                    "Windows: WSAEADDRNOTAVAIL; BSD: in_pcbconnect, EADDRNOTAVAIL",
                    packet ->
                            packet.tuple().destinationPort() == 0
                                    && KnownStack.refusesZero(packet));

    static final Trait FIXED_IDENTIFICATION =
            new Trait(
                    "identification-54321",
                    -3,
                    "IP identification 54321",
                    "zmap src/probe_modules/packet.c up to 4.0",
                    packet -> packet.ip().version() == 4 && packet.ip().identification() == 54_321);

    static final Trait WRONG_CHECKSUM =
            new Trait(
                    "wrong-checksum",
                    -1.5,
                    "a wrong checksum",
                    "RFC 9293, section 3.1; RFC 768",
                    packet -> packet.checksum() == ChecksumState.WRONG);

    private CommonTraits() {}
}
