package io.portzero.flow.datagram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Datagrams whose fragments did not all come yet, in the order in which they were begun.
final class Waiting {

    private final int most;
    private final long mostBytes;
    private final LinkedHashMap<FragmentKey, FragmentedDatagram> datagrams = new LinkedHashMap<>();
    private long bytes;

    Waiting(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    @Nullable FragmentedDatagram get(FragmentKey key) {
        return datagrams.get(key);
    }

    void put(FragmentKey key, FragmentedDatagram datagram) {
        datagrams.put(key, datagram);
        bytes += datagram.memory();
    }

    void remove(FragmentKey key) {
        FragmentedDatagram removed = datagrams.remove(key);
        bytes -= removed == null ? 0 : removed.memory();
    }

    /// Takes in that a datagram here has grown.
    void grown(int more) {
        bytes += more;
    }

    /// Whether there are more than there may be.
    boolean tooMany() {
        return datagrams.size() > most || bytes > mostBytes;
    }

    /// The one that was begun first; null where there is none.
    Map.@Nullable Entry<FragmentKey, FragmentedDatagram> oldest() {
        return datagrams.firstEntry();
    }

    int size() {
        return datagrams.size();
    }

    long bytes() {
        return bytes;
    }
}
