package io.portzero.flow.datagram;

/// What the header of the datagram says that a set is in: filled again for every datagram.
final class SetContext {

    static final long UNKNOWN = Long.MIN_VALUE;

    long exportMillis;
    long bootMillis;
    int input;
}
