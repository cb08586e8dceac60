package io.portzero.app.report;

import io.portzero.summary.ZeroProfile;
import io.portzero.summary.ZeroSide;

/// Words for which port is 0.
final class Sides {

    private Sides() {}

    static String words(ZeroSide side) {
        return switch (side) {
            case SOURCE -> "from port 0";
            case DESTINATION -> "to port 0";
            case BOTH -> "from port 0 to port 0";
        };
    }

    static String words(ZeroProfile profile) {
        return profile.protocol().displayName() + " " + words(profile.side());
    }
}
