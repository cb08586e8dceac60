package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// NetFlow v9 (RFC 3954) and IPFIX (RFC 7011): sets of templates, and sets of records that only
/// their template explains.
///
/// ```
///  set: 0 identifier 2: 0 and 2 templates, 1 and 3 options templates, from 256 data
///       2 length 2, with this header
/// ```
final class TemplateDecoder {

    private static final int SET_HEADER = 4;

    /// The largest that sets are filled up to (RFC 7011 §3.3.1).
    private static final int ALIGNMENT = 8;

    private final FlowSink sink;
    private final ExportFacts facts;
    private final Sessions sessions;
    private final FlowRecord record;
    private final PlainFlow flow = new PlainFlow();
    private final SetContext context = new SetContext();
    private final RecordReader reader = new RecordReader(context);
    private final TemplateReader templates = new TemplateReader();

    TemplateDecoder(FlowSink sink, FlowRecord record, ExportFacts facts) {
        this.sink = sink;
        this.record = record;
        this.facts = facts;
        sessions = new Sessions(facts);
    }

    /// Reads a v9 datagram up to `end`.
    void netflow9(ByteBuffer bytes, int offset, int end, Exporter exporter, int input) {
        long seconds = u32(bytes, offset + 8);
        context.exportMillis = seconds * 1_000;
        context.bootMillis = seconds * 1_000 - u32(bytes, offset + 4);
        context.input = input;
        long domain = u32(bytes, offset + 16);
        Session session = sessions.of(exporter, FlowFormat.NETFLOW9, domain);
        sets(session, bytes, offset + ExportDatagrams.V9_HEADER, end);
    }

    /// Reads an IPFIX message up to `end`.
    void ipfix(ByteBuffer bytes, int offset, int end, Exporter exporter, int input) {
        context.exportMillis = u32(bytes, offset + 4) * 1_000;
        context.input = input;
        long domain = u32(bytes, offset + 12);
        Session session = sessions.of(exporter, FlowFormat.IPFIX, domain);
        context.bootMillis = session.bootMillis();
        sets(session, bytes, offset + ExportDatagrams.IPFIX_HEADER, end);
    }

    private void sets(Session session, ByteBuffer bytes, int offset, int end) {
        int at = offset;
        while (end - at >= SET_HEADER) {
            int identifier = u16(bytes, at);
            int length = u16(bytes, at + 2);
            if (length < SET_HEADER) {
                facts.damaged += i32(bytes, at) == 0 ? 0 : 1;
                return;
            }
            int setEnd = at + length;
            if (setEnd > end) {
                facts.damaged++;
                setEnd = end;
            }
            set(session, identifier, bytes, at + SET_HEADER, setEnd);
            at = setEnd;
        }
    }

    private void set(Session session, int identifier, ByteBuffer bytes, int offset, int end) {
        boolean ipfix = session.key().format() == FlowFormat.IPFIX;
        if (identifier == (ipfix ? 2 : 0)) {
            define(session, bytes, offset, end, false);
        } else if (identifier == (ipfix ? 3 : 1)) {
            define(session, bytes, offset, end, true);
        } else if (identifier >= ExportDatagrams.FIRST_DATA_SET) {
            data(session, identifier, bytes, offset, end);
        } else {
            facts.damaged++;
        }
    }

    private void define(Session session, ByteBuffer bytes, int offset, int end, boolean options) {
        boolean ipfix = session.key().format() == FlowFormat.IPFIX;
        templates.begin(bytes, offset, end, ipfix, options);
        while (templates.next()) {
            int identifier = templates.identifier();
            Template template = templates.template();
            if (template != null) {
                session.define(identifier, template);
                release(session, identifier, template);
            } else if (identifier >= ExportDatagrams.FIRST_DATA_SET) {
                session.withdraw(identifier);
            } else {
                session.withdrawAll(options);
            }
        }
        facts.damaged += templates.damaged() ? 1 : 0;
    }

    private void release(Session session, int identifier, Template template) {
        for (HeldSet set : session.release(identifier)) {
            sessions.forget(set);
            facts.releasedSets++;
            long exportMillis = context.exportMillis;
            long bootMillis = context.bootMillis;
            int input = context.input;
            long fileOffset = record.fileOffset();
            long packet = record.packet();
            long carrierNanos = record.carrierNanos();
            context.exportMillis = set.exportMillis();
            context.bootMillis = set.bootMillis();
            context.input = set.input();
            record.place(set.fileOffset(), set.packet());
            records(session, identifier, template, set.bytes(), 0, set.length());
            record.place(fileOffset, packet, carrierNanos);
            context.exportMillis = exportMillis;
            context.bootMillis = bootMillis;
            context.input = input;
        }
    }

    private void data(Session session, int identifier, ByteBuffer bytes, int offset, int end) {
        Template template = session.template(identifier);
        if (template != null) {
            records(session, identifier, template, bytes, offset, end);
        } else if (end > offset) {
            sessions.hold(session, HeldSet.copy(context, record, bytes, offset, end, identifier));
        }
    }

    private void records(
            Session session,
            int identifier,
            Template template,
            ByteBuffer bytes,
            int offset,
            int end) {
        ExporterDomain key = session.key();
        PlainLayout layout = plain(session, template);
        int at = offset;
        while (template.shortest() > 0 && end - at >= template.shortest()) {
            if (layout != null && layout.read(bytes, at, context, flow) && sink.takes(flow)) {
                sessions.prove(session);
                at += template.shortest();
                continue;
            }
            record.begin(key.format(), key.exporter(), key.domain(), context.input);
            record.template(identifier);
            at = reader.read(template, bytes, at, end, record);
            if (at < 0) {
                facts.damaged++;
                return;
            }
            take(session, template);
        }
        facts.damaged += isFilled(bytes, at, end) ? 0 : 1;
    }

    /// How the plain records of a set are read; null where none can be. What options say of single
    /// samplers is looked up for each record, and who began a biflow is said only of those.
    private @Nullable PlainLayout plain(Session session, Template template) {
        PlainLayout layout = template.plain();
        boolean perRecord = layout != null && layout.namesSampler() && session.knowsSamplers();
        if (layout == null || perRecord || session.biflowDirection() != Session.UNNAMED) {
            return null;
        }
        flow.begin(session.key(), context.input);
        flow.sampled(session.interval(Session.UNNAMED));
        flow.withFragmentField(layout.fragmentField());
        return layout;
    }

    /// Whether the rest of a set only fills it up: zeros, or what is too short to be anything else.
    private static boolean isFilled(ByteBuffer bytes, int at, int end) {
        return end - at < ALIGNMENT || ExportDatagrams.filled(bytes, at, end) == end;
    }

    private void take(Session session, Template template) {
        sessions.prove(session);
        long sampler =
                record.has(FlowField.SAMPLER) ? record.get(FlowField.SAMPLER) : Session.UNNAMED;
        if (template.options()) {
            facts.optionRecords++;
            if (record.has(FlowField.SAMPLING_INTERVAL)) {
                session.sampler(sampler, record.get(FlowField.SAMPLING_INTERVAL));
            }
            boolean ipfix = session.key().format() == FlowFormat.IPFIX;
            if (ipfix && record.has(FlowField.BOOT_MILLIS)) {
                session.bootMillis(record.get(FlowField.BOOT_MILLIS));
                context.bootMillis = session.bootMillis();
            }
            if (record.has(FlowField.BIFLOW_DIRECTION)) {
                session.biflowDirection(record.get(FlowField.BIFLOW_DIRECTION));
            }
        } else if (template.describesFlows()) {
            long interval = session.interval(sampler);
            if (interval > 0 && !record.has(FlowField.SAMPLING_INTERVAL)) {
                record.set(FlowField.SAMPLING_INTERVAL, interval);
            }
            boolean directed = session.biflowDirection() != Session.UNNAMED;
            if (directed && !record.has(FlowField.BIFLOW_DIRECTION)) {
                record.set(FlowField.BIFLOW_DIRECTION, session.biflowDirection());
            }
            sink.accept(record);
        } else {
            facts.optionRecords++;
        }
    }
}
