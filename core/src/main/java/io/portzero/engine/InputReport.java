package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.summary.Counts;
import io.portzero.summary.flow.InputFlows;
import java.util.List;
import java.util.Optional;

/// What a scan says about one input.
///
/// @param path as it was given
/// @param format `pcap`, `pcapng`, `erf`, `snoop`, or a format of flow records; empty where it was
///   not recognised
/// @param compression the name of the compression; empty where there was none
/// @param linkTypes the names of the link types of its records
/// @param bytes its size as stored, or the bytes read from a stream
/// @param timeDigits decimal digits of its time stamps' resolution
/// @param counts the exact counts
/// @param flows its flow records; empty where it is not read for them
/// @param damage where it is not what its format says; the first hundred places
/// @param damageCount all such places
/// @param complete whether it was read to its end
/// @param failure why it could not be opened; empty where it could
public record InputReport(
        String path,
        Optional<String> format,
        Optional<String> compression,
        List<String> linkTypes,
        long bytes,
        int timeDigits,
        Counts counts,
        Optional<InputFlows> flows,
        List<Damage> damage,
        long damageCount,
        boolean complete,
        Optional<String> failure) {

    /// Whether the input was opened and is of a known format.
    public boolean opened() {
        return failure.isEmpty();
    }

    /// Whether all of it was read and nothing in it is damaged.
    public boolean intact() {
        return opened() && complete && damageCount == 0;
    }
}
