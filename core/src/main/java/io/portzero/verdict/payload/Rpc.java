package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// Calls of ONC RPC (RFC 5531 §9), such as the port mapper's; over TCP behind a record mark (§11).
///
/// ```
/// 0 transaction 4   4 call 4: 0   8 RPC version 4: 2   12 program 4: from 100000   16 version 4
/// ```
final class Rpc {

    private static final int HEADER = 20;
    private static final int RPC_VERSION = 2;
    private static final int FIRST_PROGRAM = 100_000;
    private static final int LAST_PROGRAM = 0x1FFF_FFFF;
    private static final int LAST_FRAGMENT = 0x8000_0000;

    private Rpc() {}

    static PayloadKind stream(ByteBuffer bytes, long offset, int length) {
        boolean whole = length >= 4 && Wire.i32(bytes, offset) == (LAST_FRAGMENT | length - 4);
        return whole ? datagram(bytes, offset + 4, length - 4) : PayloadKind.UNKNOWN;
    }

    static PayloadKind datagram(ByteBuffer bytes, long offset, int length) {
        boolean call =
                length >= HEADER
                        && Wire.i32(bytes, offset + 4) == 0
                        && Wire.i32(bytes, offset + 8) == RPC_VERSION
                        && Wire.i32(bytes, offset + 12) >= FIRST_PROGRAM
                        && Wire.i32(bytes, offset + 12) <= LAST_PROGRAM;
        return call ? PayloadKind.RPC : PayloadKind.UNKNOWN;
    }
}
