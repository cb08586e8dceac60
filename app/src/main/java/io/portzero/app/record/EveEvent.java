package io.portzero.app.record;

import static io.portzero.app.record.RecordField.BYTES;
import static io.portzero.app.record.RecordField.COMMUNITY_ID;
import static io.portzero.app.record.RecordField.DESTINATION_ADDRESS;
import static io.portzero.app.record.RecordField.DESTINATION_PORT;
import static io.portzero.app.record.RecordField.ICMP_CODE;
import static io.portzero.app.record.RecordField.ICMP_TYPE;
import static io.portzero.app.record.RecordField.INPUT;
import static io.portzero.app.record.RecordField.LAST_TIME;
import static io.portzero.app.record.RecordField.PACKET;
import static io.portzero.app.record.RecordField.PACKETS;
import static io.portzero.app.record.RecordField.PROTOCOL;
import static io.portzero.app.record.RecordField.REVERSE_BYTES;
import static io.portzero.app.record.RecordField.REVERSE_PACKETS;
import static io.portzero.app.record.RecordField.REVERSE_TCP_FLAGS;
import static io.portzero.app.record.RecordField.SOURCE_ADDRESS;
import static io.portzero.app.record.RecordField.SOURCE_PORT;
import static io.portzero.app.record.RecordField.TCP_FLAGS;
import static io.portzero.app.record.RecordField.TIME;

import io.portzero.app.record.CollectedRecord.Time;
import io.portzero.app.report.words.Times;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Records in the manner of Suricata's EVE: flow records as `flow` events, packets as events of
/// their own type. What EVE has no name for is in the object `portzero`.
final class EveEvent {

    private static final int MICROS = 6;
    private static final Set<RecordField> TAKEN =
            EnumSet.of(
                    TIME,
                    LAST_TIME,
                    INPUT,
                    PACKET,
                    SOURCE_ADDRESS,
                    SOURCE_PORT,
                    DESTINATION_ADDRESS,
                    DESTINATION_PORT,
                    PROTOCOL,
                    ICMP_TYPE,
                    ICMP_CODE,
                    COMMUNITY_ID,
                    PACKETS,
                    BYTES,
                    REVERSE_PACKETS,
                    REVERSE_BYTES,
                    TCP_FLAGS,
                    REVERSE_TCP_FLAGS);

    private final CollectedRecord record;
    private final Map<String, Object> event = new LinkedHashMap<>();

    private EveEvent(CollectedRecord record) {
        this.record = record;
    }

    static Map<String, Object> of(CollectedRecord record) {
        EveEvent made = new EveEvent(record);
        made.make();
        return made.event;
    }

    private void make() {
        record.time(TIME).ifPresent(time -> event.put("timestamp", stamp(time)));
        event.put("event_type", record.isFlow() ? "flow" : "portzero");
        put("pcap_filename", INPUT);
        put("pcap_cnt", PACKET);
        put("src_ip", SOURCE_ADDRESS);
        put("src_port", SOURCE_PORT);
        put("dest_ip", DESTINATION_ADDRESS);
        put("dest_port", DESTINATION_PORT);
        record.text(PROTOCOL).ifPresent(protocol -> event.put("proto", name(protocol)));
        put("icmp_type", ICMP_TYPE);
        put("icmp_code", ICMP_CODE);
        put("community_id", COMMUNITY_ID);
        if (record.isFlow()) {
            event.put("flow", flow());
        }
        if (record.has(TCP_FLAGS) || record.has(REVERSE_TCP_FLAGS)) {
            event.put("tcp", tcp());
        }
        event.put("portzero", record.rest(TAKEN));
    }

    private void put(String name, RecordField field) {
        Object value = record.get(field);
        if (value != null) {
            event.put(name, value);
        }
    }

    /// Suricata names what it knows in its own way.
    private static String name(String protocol) {
        return switch (protocol) {
            case "icmpv6" -> "IPv6-ICMP";
            default -> protocol.toUpperCase(Locale.ROOT);
        };
    }

    private Map<String, Object> flow() {
        Map<String, Object> flow = new LinkedHashMap<>();
        record.number(PACKETS).ifPresent(packets -> flow.put("pkts_toserver", packets));
        record.number(REVERSE_PACKETS).ifPresent(packets -> flow.put("pkts_toclient", packets));
        record.number(BYTES).ifPresent(bytes -> flow.put("bytes_toserver", bytes));
        record.number(REVERSE_BYTES).ifPresent(bytes -> flow.put("bytes_toclient", bytes));
        record.time(TIME).ifPresent(time -> flow.put("start", stamp(time)));
        record.time(LAST_TIME).ifPresent(time -> flow.put("end", stamp(time)));
        return flow;
    }

    /// The flags of both directions together, and of each where there are two.
    private Map<String, Object> tcp() {
        Map<String, Object> tcp = new LinkedHashMap<>();
        int toServer = bits(TCP_FLAGS);
        int toClient = bits(REVERSE_TCP_FLAGS);
        tcp.put("tcp_flags", hexadecimal(toServer | toClient));
        if (record.has(REVERSE_TCP_FLAGS)) {
            record.text(TCP_FLAGS).ifPresent(_ -> tcp.put("tcp_flags_ts", hexadecimal(toServer)));
            tcp.put("tcp_flags_tc", hexadecimal(toClient));
        }
        String names = FlagNames.text(toServer | toClient);
        if (!names.equals(FlagNames.NONE)) {
            for (String flag : names.split("\\+", -1)) {
                tcp.put(flag.toLowerCase(Locale.ROOT), true);
            }
        }
        return tcp;
    }

    private int bits(RecordField flags) {
        return record.text(flags).map(FlagNames::bits).orElse(0);
    }

    private static String hexadecimal(int flags) {
        return String.format(Locale.ROOT, "%02x", flags);
    }

    /// EVE's times have microseconds, and the zone without a colon.
    private static String stamp(Time time) {
        return Times.iso(time.nanos(), MICROS).replace("Z", "+0000");
    }
}
