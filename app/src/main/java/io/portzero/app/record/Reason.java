package io.portzero.app.record;

import io.portzero.packet.DecodeStop;
import io.portzero.packet.PacketView;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.Protocol;
import io.portzero.packet.StopReason;

/// Says in one plain sentence why a packet was handed out.
public final class Reason {

    private Reason() {}

    /// The sentence, without a full stop.
    public static String of(PacketView view) {
        String outer = outer(view);
        if (view.nested() == Nested.NONE) {
            return outer;
        }
        return outer.isEmpty() ? nested(view) : outer + "; " + nested(view);
    }

    private static String outer(PacketView view) {
        if (view.isZero()) {
            String protocol = Protocol.name(view.protocol());
            return zero(protocol, view.sourcePort() == 0, view.destinationPort() == 0);
        }
        return switch (view.reading()) {
            case NON_FIRST_FRAGMENT -> laterFragment(view);
            case TRUNCATED -> cut(view.decodeStop());
            case OBSERVED, NO_PORTS_IN_PROTOCOL, UNDECODABLE, NOT_IP -> "";
        };
    }

    private static String zero(String protocol, boolean source, boolean destination) {
        if (source && destination) {
            return protocol + " source and destination port are 0";
        }
        return protocol + (source ? " source port is 0" : " destination port is 0");
    }

    private static String laterFragment(PacketView view) {
        String missing =
                Protocol.hasPorts(view.protocol())
                        ? "its ports are in another packet"
                        : "its transport header is in another packet";
        return "later fragment at offset " + view.fragmentOffset() + ": " + missing;
    }

    private static String cut(DecodeStop stop) {
        boolean byLength = stop.reason() == StopReason.PORTS_CUT_BY_IP_LENGTH;
        return "ports cut off by the "
                + (byLength ? "IP length" : "capture")
                + ": needed "
                + stop.needed()
                + " bytes, found "
                + stop.available();
    }

    private static String nested(PacketView view) {
        String ports = nestedPorts(view);
        return view.nested() == Nested.QUOTED
                ? "an " + Protocol.name(view.protocol()) + " error quotes " + ports
                : "a packet tunnelled in " + Protocol.name(view.protocol()) + " has " + ports;
    }

    private static String nestedPorts(PacketView view) {
        String protocol = Protocol.name(view.nestedProtocol());
        if (view.nestedZeroSource() && view.nestedZeroDestination()) {
            return protocol + " source and destination port 0";
        }
        return protocol + (view.nestedZeroSource() ? " source port 0" : " destination port 0");
    }
}
