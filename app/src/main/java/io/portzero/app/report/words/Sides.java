package io.portzero.app.report.words;

import io.portzero.packet.ZeroSide;
import io.portzero.summary.ZeroProfile;

/// Words for which port is 0.
public final class Sides {

    /// On one line, so that no line begins with a lonely 0.
    static final String PORT_0 = "port" + Numbers.NO_BREAK + "0";

    private Sides() {}

    /// Which side has the zero.
    public static String words(ZeroSide side) {
        return switch (side) {
            case SOURCE -> "from " + PORT_0;
            case DESTINATION -> "to " + PORT_0;
            case BOTH -> "from " + PORT_0 + " to " + PORT_0;
        };
    }

    /// The protocol, and which side has the zero.
    public static String words(ZeroProfile profile) {
        return profile.protocol().displayName() + " " + words(profile.side());
    }
}
