package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Google Cloud's VPC flow logs: entries of Cloud Logging, or their payloads alone. `bytes_sent`
/// counts payload, so it is not taken for IP bytes.
final class GcpJson implements JsonFormat {

    private static final String PAYLOAD = "jsonPayload.";
    private static final List<String> KEYS =
            Stream.of(
                            "connection.src_ip",
                            "connection.dest_ip",
                            "connection.src_port",
                            "connection.dest_port",
                            "connection.protocol",
                            "packets_sent",
                            "start_time",
                            "end_time")
                    .flatMap(name -> Stream.of(name, PAYLOAD + name))
                    .toList();

    @Override
    public FlowFormat format() {
        return FlowFormat.GCP_VPC;
    }

    @Override
    public Collection<String> keys() {
        return KEYS;
    }

    @Override
    public boolean fits(JsonFields fields) {
        return value(fields, "connection.src_ip") != null
                || value(fields, "connection.dest_ip") != null;
    }

    @Override
    public void read(JsonFields fields, Entry entry) {
        if (!fits(fields)) {
            entry.skipped("other entries of Cloud Logging");
            return;
        }
        entry.begin(FlowFormat.GCP_VPC);
        entry.source("src_ip", value(fields, "connection.src_ip"));
        entry.destination("dest_ip", value(fields, "connection.dest_ip"));
        entry.port(FlowField.SOURCE_PORT, "src_port", value(fields, "connection.src_port"));
        entry.port(FlowField.DESTINATION_PORT, "dest_port", value(fields, "connection.dest_port"));
        entry.protocol("protocol", value(fields, "connection.protocol"));
        String packets = value(fields, "packets_sent");
        entry.number(FlowField.PACKETS, "packets_sent", packets, Long.MAX_VALUE);
        entry.time(FlowField.FIRST_NANOS, "start_time", value(fields, "start_time"));
        entry.time(FlowField.LAST_NANOS, "end_time", value(fields, "end_time"));
        entry.accept();
    }

    private static @Nullable String value(JsonFields fields, String name) {
        return fields.get(PAYLOAD + name, name);
    }
}
