package io.portzero.testkit.flow.label;

import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// CAIDA's FlowTuple: the third version as text, the fourth as an Avro file, encoded here by hand.
/// ICMP's type and code stand in the ports; the flags of fragments are bytes of payload.
final class FlowTuples {

    private static final String SCHEMA =
            """
            {"type":"record","name":"flowtuple","namespace":"org.caida.corsaro","fields":[
            {"name":"time","type":"long"},{"name":"src_ip","type":"long"},
            {"name":"dst_net","type":"long"},{"name":"dst_port","type":"int"},
            {"name":"protocol","type":"int"},{"name":"packet_cnt","type":"long"},
            {"name":"uniq_pkt_sizes","type":"long"},{"name":"uniq_src_ports","type":"long"},
            {"name":"common_pkt_sizes","type":{"type":"array","items":"long"}},
            {"name":"common_src_ports","type":{"type":"array","items":"long"}},
            {"name":"maxmind_country","type":"string"}]}
            """;
    private static final byte[] MARK = Bytes.hex("00112233445566778899aabbccddeeff");

    private FlowTuples() {}

    static byte[] text(List<LabelledFlow> flows) {
        String head =
                String.format(
                        Locale.ROOT,
                        "# CORSARO_INTERVAL_START 0 %d\nSTART flowtuple_other %d\n",
                        LabelledFlow.SECOND,
                        flows.size());
        return LogMakers.lines(head, flows, FlowTuples::line);
    }

    private static String line(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "%s|%s|%d|%d|%d|57|0x%02x|%d,%d",
                flow.source(),
                flow.destination(),
                flow.isIcmp() ? flow.icmpType() : flow.sourcePort(),
                flow.isIcmp() ? flow.icmpCode() : flow.destinationPort(),
                flow.protocol(),
                flow.fragment() ? 0x5A : flow.tcpFlags(),
                flow.bytes() / flow.packets(),
                flow.packets());
    }

    static byte[] avro(List<LabelledFlow> flows) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        flows.forEach(flow -> records.writeBytes(record(flow)));
        byte[] codec = Bytes.concat(text("avro.codec"), text("null"));
        byte[] schema = Bytes.concat(text("avro.schema"), text(SCHEMA));
        byte[] meta = Bytes.concat(number(2), codec, schema, number(0));
        return Bytes.concat(
                new byte[] {'O', 'b', 'j', 1},
                meta,
                MARK,
                number(flows.size()),
                number(records.size()),
                records.toByteArray(),
                MARK);
    }

    private static byte[] record(LabelledFlow flow) {
        boolean one = flow.sourcePorts() == 1;
        long source = flow.isIcmp() ? flow.icmpType() : flow.sourcePort();
        return Bytes.concat(
                number(LabelledFlow.SECOND),
                number(unsigned(flow.source())),
                number(unsigned(flow.destination()) & 0xFFFFFF00L),
                number(flow.isIcmp() ? flow.icmpCode() : flow.destinationPort()),
                number(flow.protocol()),
                number(flow.packets()),
                number(1),
                number(flow.sourcePorts()),
                array(flow.bytes() / flow.packets()),
                one ? array(source) : number(0),
                text("--"));
    }

    private static long unsigned(String address) {
        return ByteBuffer.wrap(Addresses.ipv4(address)).getInt() & 0xFFFFFFFFL;
    }

    private static byte[] array(long value) {
        return Bytes.concat(number(1), number(value), number(0));
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Bytes.concat(number(bytes.length), bytes);
    }

    /// Zigzag, then seven bits in each byte, the lowest first.
    private static byte[] number(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }
}
