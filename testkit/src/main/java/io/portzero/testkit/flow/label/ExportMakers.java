package io.portzero.testkit.flow.label;

import static io.portzero.testkit.flow.label.Truths.OBSERVED;

import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.SflowExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Endpoint;
import io.portzero.testkit.packet.PacketBuilder;
import java.util.List;

/// Makers of export datagrams.
public final class ExportMakers {

    private static final Field[] FIELDS = Field.usual();
    private static final Field[] WITH_OFFSET = Field.usual(Field.of(88, 2));

    private ExportMakers() {}

    /// All of them.
    public static List<FlowMaker> all() {
        return List.of(
                new FlowMaker("netflow5", "NetFlow v5", ExportMakers::netflow5, fixed()::of),
                new FlowMaker("netflow9", "NetFlow v9", ExportMakers::netflow9, fixed()::of),
                new FlowMaker(
                        "ipfix",
                        "IPFIX, fragment offsets",
                        ExportMakers::ipfix,
                        offsets().with(FlowKind.NO_PROTOCOL, "protocolZero")::of),
                new FlowMaker("sflow5", "sFlow v5", ExportMakers::sflow, offsets()::of));
    }

    private static Truths fixed() {
        return Truths.withoutOffsets()
                .with(FlowKind.TCP_ZERO_TO_ZERO, OBSERVED)
                .with(FlowKind.NO_PROTOCOL, "protocolZero");
    }

    private static Truths offsets() {
        return Truths.withOffsets();
    }

    private static byte[] netflow5(List<LabelledFlow> flows) {
        FixedExport export = FixedExport.version5((int) LabelledFlow.SECOND);
        for (LabelledFlow flow : flows) {
            var source = new Endpoint(flow.source(), flow.sourcePort());
            var destination = new Endpoint(flow.destination(), destination(flow));
            export.flow(
                    ExportedFlow.of(flow.protocol(), source, destination)
                            .flags(flow.tcpFlags())
                            .counted(flow.packets(), flow.bytes()));
        }
        return export.bytes();
    }

    private static byte[] netflow9(List<LabelledFlow> flows) {
        return TemplateExport.version9((int) LabelledFlow.SECOND, 1)
                .template(256, FIELDS)
                .data(256, flows.stream().map(ExportMakers::record).toArray(byte[][]::new))
                .bytes();
    }

    private static byte[] ipfix(List<LabelledFlow> flows) {
        byte[][] records =
                flows.stream()
                        .map(flow -> Bytes.concat(record(flow), offset(flow)))
                        .toArray(byte[][]::new);
        return TemplateExport.ipfix((int) LabelledFlow.SECOND, 1)
                .template(256, WITH_OFFSET)
                .data(256, records)
                .bytes();
    }

    private static byte[] offset(LabelledFlow flow) {
        return Bytes.int16(flow.fragment() ? 185 : 0);
    }

    private static byte[] record(LabelledFlow flow) {
        return Bytes.concat(
                Addresses.ipv4(flow.source()),
                Addresses.ipv4(flow.destination()),
                Bytes.int16(flow.sourcePort()),
                Bytes.int16(destination(flow)),
                new byte[] {(byte) flow.protocol(), (byte) flow.tcpFlags()},
                Bytes.int32(flow.packets()),
                Bytes.int32(flow.bytes()));
    }

    private static int destination(LabelledFlow flow) {
        return flow.isIcmp() ? 256 * flow.icmpType() + flow.icmpCode() : flow.destinationPort();
    }

    private static byte[] sflow(List<LabelledFlow> flows) {
        SflowExport export = new SflowExport();
        flows.forEach(flow -> export.frame(frame(flow)));
        return export.bytes();
    }

    private static byte[] frame(LabelledFlow flow) {
        PacketBuilder packet =
                PacketBuilder.ethernet()
                        .ipv4(
                                flow.source(),
                                flow.destination(),
                                ip -> flow.fragment() ? ip.fragment(1_480, true).protocol(17) : ip);
        if (flow.fragment()) {
            return packet.payload(new byte[500]).bytes();
        }
        return switch (flow.protocol()) {
            case LabelledFlow.TCP -> packet.tcp(flow.sourcePort(), flow.destinationPort()).bytes();
            case LabelledFlow.UDP -> packet.udp(flow.sourcePort(), flow.destinationPort()).bytes();
            case LabelledFlow.ICMP -> packet.icmp(flow.icmpType(), flow.icmpCode()).bytes();
            default -> packet.gre(gre -> gre).bytes();
        };
    }
}
