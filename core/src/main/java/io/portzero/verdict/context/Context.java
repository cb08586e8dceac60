package io.portzero.verdict.context;

import io.portzero.packet.Address;
import io.portzero.verdict.Direction;
import java.util.OptionalDouble;

public record Context() {
    public static final Context NONE = new Context();

    public Direction direction(Address source, Address destination) {
        return Direction.UNKNOWN;
    }

    public boolean named() {
        return false;
    }

    public OptionalDouble telescopeShare() {
        return OptionalDouble.empty();
    }
}
