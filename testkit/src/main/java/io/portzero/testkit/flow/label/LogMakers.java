package io.portzero.testkit.flow.label;

import static io.portzero.testkit.flow.label.Truths.OBSERVED;
import static io.portzero.testkit.flow.label.Truths.UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makers of logs.
public final class LogMakers {

    private static final FlowKind[] NOT_TCP_OR_UDP = {
        FlowKind.PING,
        FlowKind.PING_ANSWER,
        FlowKind.UNREACHABLE,
        FlowKind.TUNNEL,
        FlowKind.SCTP_UNREAD
    };

    private LogMakers() {}

    /// All of them.
    public static List<FlowMaker> all() {
        return List.of(
                new FlowMaker("zeek", "Zeek conn.log", ZeekLines::text, zeek()::of),
                new FlowMaker("zeek", "Zeek conn.log, JSON", ZeekLines::json, zeek()::of),
                new FlowMaker("eve", "Suricata EVE flow", EveLines::flow, eve()::of),
                new FlowMaker("eve", "Suricata EVE netflow", EveLines::netflow, eve()::of),
                new FlowMaker("goflow2", "goflow2, NetFlow v9", GoflowLines::netflow, goflow()::of),
                new FlowMaker("goflow2", "goflow2, sFlow", GoflowLines::sflow, goflowSflow()::of),
                new FlowMaker(
                        "flowtuple3",
                        "FlowTuple v3, text",
                        FlowTuples::text,
                        Truths.withoutOffsets()::of),
                new FlowMaker("flowtuple4", "FlowTuple v4, Avro", FlowTuples::avro, avro()::of),
                new FlowMaker(
                        "awsVpc",
                        "AWS VPC, default",
                        CloudLines::awsDefault,
                        Truths.withoutOffsets()::of),
                new FlowMaker("awsVpc", "AWS VPC, custom", CloudLines::awsCustom, flagged()::of),
                new FlowMaker("azureNsg", "Azure NSG v1", AzureLines::first, nsg1()::of),
                new FlowMaker("azureNsg", "Azure NSG v2", AzureLines::second, nsg()::of),
                new FlowMaker(
                        "azureVnet",
                        "Azure VNet",
                        AzureLines::network,
                        Truths.withoutOffsets()::of),
                new FlowMaker("gcpVpc", "GCP VPC", CloudLines::gcp, gcp()::of),
                new FlowMaker("nfdumpCsv", "nfdump CSV", CsvLines::nfdump, csv()::of),
                new FlowMaker("csv", "CSV, columns named", CsvLines::own, ownCsv()::of));
    }

    private static Truths zeek() {
        return Truths.withoutFragments().with(FlowKind.SCTP_UNREAD, "portsNotExported");
    }

    private static Truths eve() {
        return Truths.withoutFragments();
    }

    private static Truths flagged() {
        return Truths.withoutOffsets().with(FlowKind.TCP_ZERO_TO_ZERO, OBSERVED);
    }

    private static Truths goflow() {
        return flagged()
                .with(FlowKind.REST_OF_ANSWER, Truths.FRAGMENT)
                .with(FlowKind.LONE_FRAGMENTS, Truths.FRAGMENT)
                .with(FlowKind.SMALL_FRAGMENTS, Truths.FRAGMENT)
                .with(FlowKind.NO_PROTOCOL, "protocolZero");
    }

    private static Truths goflowSflow() {
        return Truths.withOffsets();
    }

    /// A destination is a network, so that no company can be looked for.
    private static Truths avro() {
        return Truths.withoutOffsets()
                .without(FlowKind.REST_OF_ANSWER)
                .with(FlowKind.MANY_SOURCE_PORTS, "sourcePortNotKept");
    }

    private static Truths nsg() {
        return Truths.withoutOffsets().without(NOT_TCP_OR_UDP);
    }

    private static Truths nsg1() {
        return nsg().with(FlowKind.LONE_FRAGMENTS, UNKNOWN);
    }

    private static Truths gcp() {
        return Truths.withoutOffsets().with(FlowKind.LONE_FRAGMENTS, UNKNOWN);
    }

    private static Truths csv() {
        return flagged().with(FlowKind.NO_PROTOCOL, "protocolZero");
    }

    private static Truths ownCsv() {
        return Truths.withoutOffsets().with(FlowKind.NO_PROTOCOL, "protocolZero");
    }

    /// Lines behind a head, each with its end.
    static byte[] lines(
            String head, List<LabelledFlow> flows, Function<LabelledFlow, String> line) {
        return flows.stream()
                .map(line)
                .map(each -> each + "\n")
                .collect(Collectors.joining("", head, ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A number, or text in quotes, under a name: `"name":value,`.
    static String member(String name, Object value) {
        String shown = value instanceof Number ? value.toString() : "\"" + value + "\"";
        return "\"" + name + "\":" + shown + ",";
    }

    /// Members as an object.
    static String object(String... members) {
        String all = String.join("", members);
        return "{" + (all.endsWith(",") ? all.substring(0, all.length() - 1) : all) + "}";
    }
}
