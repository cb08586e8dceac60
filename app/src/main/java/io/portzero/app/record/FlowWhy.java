package io.portzero.app.record;

import io.portzero.engine.MatchedFlow;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Protocol;

/// Says in one plain sentence why a flow record was handed out.
final class FlowWhy {

    private FlowWhy() {}

    /// The sentence, without a full stop.
    static String of(MatchedFlow flow) {
        return flow.provenance()
                .map(provenance -> of(provenance, flow.record()))
                .orElse(
                        "no port but 0, and only all records together would tell why: the input"
                                + " was read once");
    }

    private static String of(FlowProvenance provenance, FlowRecord record) {
        return switch (provenance) {
            case FlowProvenance.Observed _ -> zero(record);
            case FlowProvenance.Absent(FlowReason reason) -> text(reason);
            case FlowProvenance.Suspect(FlowReason reason) -> text(reason);
            case FlowProvenance.Unknowable(FlowReason reason) -> text(reason);
        };
    }

    private static String zero(FlowRecord record) {
        boolean source = record.is(FlowField.SOURCE_PORT, 0);
        boolean destination = record.is(FlowField.DESTINATION_PORT, 0);
        return Protocol.name(record.protocol())
                + (source && destination
                        ? " source and destination port are 0"
                        : source ? " source port is 0" : " destination port is 0");
    }

    private static String text(FlowReason reason) {
        return switch (reason) {
            case NON_FIRST_FRAGMENT -> "a later fragment, as the exporter itself says";
            case NO_PORTS_IN_PROTOCOL -> "its protocol has no ports, whatever the port fields hold";
            case TRUNCATED -> "the sampled header was cut before the ports";
            case UNDECODABLE -> "the sampled header cannot be decoded";
            case NOT_IP -> "the sampled frame does not carry IP";
            case PORTS_NOT_EXPORTED -> "its exporter does not export the ports";
            case FRAGMENT_OF_ANSWER ->
                    "probably later fragments of answers: at the same time, the same hosts have a"
                            + " flow from a service that sends large answers";
            case FLAGGED_FRAGMENT ->
                    "probably later fragments: no port but 0, and the exporter saw fragments";
            case SHORT_FRAGMENT ->
                    "probably later fragments: no port but 0, and the packets are too short for"
                            + " the header with the ports";
            case ZEROED_FRAGMENT ->
                    "maybe later fragments: no port but 0, and the packets are nearly as large as"
                            + " a link carries";
            case NO_TCP_FLAGS ->
                    "probably later fragments: no port but 0, and there is no TCP flag, as if no"
                            + " header had been seen";
            case PROTOCOL_NOT_READ ->
                    "the exporter never prints another port than 0 for this protocol: it does not"
                            + " read its ports";
            case EXPORTER_ZEROES_PORTS -> "its exporter sets the ports of everything to 0";
            case WRONG_TEMPLATE ->
                    "read with a template that does not fit: addresses, protocol, ports or counters"
                            + " are impossible";
            case PROTOCOL_ZERO ->
                    "IP protocol 0 stands for nothing in IPv4: the field was left empty";
            case NO_FRAGMENT_FIELD ->
                    "no port but 0 and no field for fragments: port 0 and a later fragment look the"
                            + " same";
            case SOURCE_PORT_NOT_KEPT ->
                    "the format keeps a source port only where many packets share it";
            case PROTOCOL_NOT_EXPORTED ->
                    "its protocol is not exported, or has an unknown name, so that a port field may be"
                            + " anything";
        };
    }
}
