package io.portzero.check;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Reading;
import io.portzero.packet.StopReason;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.Counts;
import io.portzero.summary.NestedCounts;
import io.portzero.summary.PortHistogram;
import io.portzero.summary.Totals;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.chance.PortDraws;
import io.portzero.summary.sketch.HeavyHitters;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.ValueCounts;
import io.portzero.verdict.payload.PayloadKind;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Every number that a summary shows, one a line, in a fixed order; zeros are left out.
final class SummaryDump {

    private final List<String> lines = new ArrayList<>();

    private SummaryDump() {}

    static List<String> of(TrafficSummary summary) {
        var dump = new SummaryDump();
        dump.counts("", summary.counts());
        for (PortProtocol protocol : PortProtocol.values()) {
            dump.ports(protocol.key(), summary.ports(protocol));
        }
        for (FlagClass flags : FlagClass.values()) {
            dump.add("flags " + flags, summary.flags(flags));
        }
        for (ChecksumState state : ChecksumState.values()) {
            dump.add("checksums " + state, summary.sampledChecksums(state));
        }
        dump.text("series of", summary.series().widthNanos());
        summary.series().bins().forEach(bin -> dump.text("series", bin));
        dump.draws(summary.draws());
        dump.absence(summary);
        dump.fragments(summary);
        dump.nested(summary);
        dump.text("zero sample", summary.zeroSample().complete());
        summary.zeroSample().packets().forEach(packet -> dump.text("zero", packet));
        summary.zeroRows().packets().forEach(packet -> dump.text("row", packet));
        summary.conversations().all().forEach(each -> dump.text("conversation", each));
        dump.text("zero hours of", summary.zeroHours().widthNanos());
        summary.zeroHours().bins().forEach(bin -> dump.text("zero hours", bin));
        dump.text("zero targets", summary.zeroTargets().exact());
        summary.zeroTargets().sources().forEach(reach -> dump.text("zero targets", reach));
        summary.zeros().forEach(dump::profile);
        return dump.lines;
    }

    /// The exact counts alone.
    static List<String> of(Counts counts) {
        var dump = new SummaryDump();
        dump.counts("", counts);
        return dump.lines;
    }

    private void add(String name, long count) {
        if (count != 0) {
            lines.add(name + " " + count);
        }
    }

    /// Joins the name only where there is something to say: most of 65,536 ports have no packets.
    private void add(String name, int number, long count) {
        if (count != 0) {
            add(name + " " + number, count);
        }
    }

    private void text(String name, Object value) {
        lines.add(name + " " + value);
    }

    private void counts(String name, Counts counts) {
        Totals totals = counts.totals();
        for (Reading reading : Reading.values()) {
            add(name + reading.key(), totals.of(reading));
        }
        add(name + "packets", totals.packets());
        add(name + "cut", totals.cutTransportHeaders());
        add(name + "wire bytes", totals.wireBytes());
        text(name + "first", totals.timed() ? totals.firstNanos() : "none");
        text(name + "last", totals.timed() ? totals.lastNanos() : "none");
        for (PortProtocol protocol : PortProtocol.values()) {
            for (ZeroSide side : ZeroSide.values()) {
                add(
                        name + protocol.key() + " only " + side.key(),
                        counts.zero().only(protocol, side));
            }
        }
        nested(name + "quoted", counts.quoted());
        nested(name + "tunnelled", counts.tunnelled());
    }

    private void nested(String name, NestedCounts counts) {
        add(name + " packets", counts.packets());
        add(name + " source", counts.zeroSource());
        add(name + " destination", counts.zeroDestination());
    }

    private void ports(String name, PortHistogram ports) {
        String source = name + " source port";
        String destination = name + " destination port";
        for (int port = 0; port < 65_536; port++) {
            add(source, port, ports.source(port));
            add(destination, port, ports.destination(port));
        }
        int magnitudes = PortHistogram.magnitudes();
        for (int cell = 0; cell < magnitudes * magnitudes; cell++) {
            add(name + " matrix", cell, ports.matrix(cell / magnitudes, cell % magnitudes));
        }
    }

    /// The samples of draws are private: what is reported of them comes from all their keys.
    private void draws(PortDraws draws) {
        for (Field field : PortDraws.class.getDeclaredFields()) {
            if (field.getType() == KeySample[].class) {
                KeySample[] samples = samples(field, draws);
                for (int i = 0; i < samples.length; i++) {
                    sample(field.getName() + " " + i, samples[i]);
                }
            }
        }
    }

    private static KeySample[] samples(Field field, PortDraws draws) {
        try {
            field.setAccessible(true);
            return (KeySample[]) field.get(draws);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void sample(String name, KeySample sample) {
        if (sample.size() > 0) {
            text(name + " distinct", sample.distinct() + " " + sample.exact());
            sample.forEach((hash, slot) -> text(name, Long.toHexString(hash)));
        }
    }

    private void absence(TrafficSummary summary) {
        var absence = summary.absence();
        for (int number = 0; number < 256; number++) {
            add("protocol", number, absence.protocol(number));
            add("icmp", number, absence.icmpType(number));
            add("icmp6", number, absence.icmp6Type(number));
            add("truncated", number, absence.truncated(number));
            add("fragments", number, absence.fragments(number));
        }
        for (StopReason reason : StopReason.values()) {
            add("stopped " + reason, absence.stopped(reason));
        }
        values("etherType", absence.etherTypes());
        values("link type", absence.unknownLinkTypes());
    }

    private void fragments(TrafficSummary summary) {
        text("fragments exact", summary.fragments().exact());
        summary.fragments().origins().forEach(origin -> text("fragments", origin));
    }

    private void nested(TrafficSummary summary) {
        var nested = summary.nested();
        for (int number = 0; number < 256; number++) {
            add("quoted protocol " + number, nested.packets(Nested.QUOTED, number));
            add("tunnelled protocol " + number, nested.packets(Nested.TUNNELLED, number));
        }
        actors("quoters", nested.quoters());
        actors("quoted targets", nested.quotedTargets());
        actors("tunnelled sources", nested.tunnelledSources());
    }

    private void actors(String name, HeavyHitters actors) {
        text(name + " exact", actors.exact() + " " + actors.errorBound());
        actors.top(Integer.MAX_VALUE, List.of()).forEach(actor -> text(name, actor));
    }

    private void values(String name, ValueCounts values) {
        text(name + " distinct", values.distinct() + " " + values.exact());
        values.top(Integer.MAX_VALUE).forEach(value -> text(name, value));
    }

    private void profile(ZeroProfile profile) {
        String name = profile.protocol().key() + " " + profile.side().key() + " ";
        String hops = name + "hops";
        String otherPort = name + "other port";
        add(name + "packets", profile.packets());
        text(
                name + "times",
                profile.timed() ? profile.firstNanos() + " " + profile.lastNanos() : "none");
        for (FlagClass flags : FlagClass.values()) {
            add(name + flags, profile.flags(flags));
        }
        for (ChecksumState state : ChecksumState.values()) {
            add(name + state, profile.checksums(state));
        }
        for (int limit = 0; limit < 256; limit++) {
            add(hops, limit, profile.hopLimit(limit));
        }
        for (int port = 0; port < 65_536; port++) {
            add(otherPort, port, profile.otherPort(port));
        }
        text(name + "data offsets", Arrays.toString(profile.tcpNoise().dataOffsets()));
        text(name + "flag bits", Arrays.toString(profile.tcpNoise().flagBits()));
        for (PayloadKind kind : PayloadKind.values()) {
            add(name + kind, profile.payloadKind(kind));
        }
        add(name + "with payload", profile.withPayload());
        add(name + "payload", profile.payloadBytes());
        add(name + "do not fragment", profile.doNotFragment());
        values(name + "lengths", profile.payloadLengths());
        values(name + "windows", profile.windows());
        values(name + "identifications", profile.identifications());
        values(name + "options", profile.optionLayouts());
        actors(name + "sources", profile.sources());
        actors(name + "destinations", profile.destinations());
    }
}
