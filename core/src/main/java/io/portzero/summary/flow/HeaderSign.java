package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Protocol;

/// Whether a record shows that its exporter saw a transport header: TCP's flags stand behind the
/// ports in it, and no system sends a packet without any.
enum HeaderSign {
    SEEN,
    MISSING,
    UNKNOWN;

    static HeaderSign of(FlowRecord record) {
        if (record.protocol() != Protocol.TCP || !record.has(FlowField.TCP_FLAGS)) {
            return UNKNOWN;
        }
        return record.get(FlowField.TCP_FLAGS) == 0 ? MISSING : SEEN;
    }
}
