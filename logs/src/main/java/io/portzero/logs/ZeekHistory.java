package io.portzero.logs;

/// What Zeek's `history` says about the TCP flags of a connection: letters for what was seen, of
/// the originator in capitals (Zeek, conn.log, field history).
///
///     S  SYN without ACK         F  FIN           I  FIN and RST
///     H  SYN+ACK                 R  RST           Q  SYN and FIN, or SYN and RST
///     A  nothing but ACK         D  payload
///
/// Payload says nothing about flags, and neither do letters about checksums, gaps and windows.
final class ZeekHistory {

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;

    private ZeekHistory() {}

    /// The flags that one side surely sent, all together; 0 where it shows none.
    static int flags(String history, boolean ofOriginator) {
        int flags = 0;
        for (int i = 0; i < history.length(); i++) {
            char letter = history.charAt(i);
            if (Character.isUpperCase(letter) == ofOriginator) {
                flags |= flags(Character.toUpperCase(letter));
            }
        }
        return flags;
    }

    private static int flags(char letter) {
        return switch (letter) {
            case 'S', 'Q' -> SYN;
            case 'H' -> SYN | ACK;
            case 'A' -> ACK;
            case 'F' -> FIN;
            case 'R' -> RST;
            case 'I' -> FIN | RST;
            default -> 0;
        };
    }
}
