package io.portzero.testkit.flow.label;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Azure's flow logs: one document, in it texts with commas.
final class AzureLines {

    private AzureLines() {}

    static byte[] first(List<LabelledFlow> flows) {
        return group(flows, 1, AzureLines::ofGroup);
    }

    static byte[] second(List<LabelledFlow> flows) {
        return group(
                flows,
                2,
                flow ->
                        ofGroup(flow)
                                + String.format(
                                        Locale.ROOT, ",E,%d,%d,0,0", flow.packets(), flow.bytes()));
    }

    private static String ofGroup(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%s,%d,%d,%s,I,A",
                LabelledFlow.SECOND,
                flow.source(),
                flow.destination(),
                flow.sourcePort(),
                flow.destinationPort(),
                flow.protocol() == LabelledFlow.TCP ? "T" : "U");
    }

    private static byte[] group(
            List<LabelledFlow> flows, int version, Function<LabelledFlow, String> tuple) {
        return String.format(
                        Locale.ROOT,
                        """
                        {"records":[{"time":"2023-11-14T22:13:20.1234567Z","category":"NetworkSecurityGroupFlowEvent",
                         "properties":{"Version":%d,"flows":[{"rule":"DefaultRule_AllowInternetOutBound",
                          "flows":[{"mac":"000D3AF87856","flowTuples":[%s]}]}]}}]}
                        """,
                        version,
                        tuples(flows, tuple))
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] network(List<LabelledFlow> flows) {
        return """
        {"records":[{"time":"2023-11-14T22:13:20.1234567Z","flowLogVersion":4,
         "flowRecords":{"flows":[{"aclID":"00000000-1234-abcd-ef00-c1c2c3c4c5c6",
          "flowGroups":[{"rule":"DefaultRule","flowTuples":[%s]}]}]}}]}
        """
                .formatted(tuples(flows, AzureLines::ofNetwork))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String ofNetwork(LabelledFlow flow) {
        return String.format(
                Locale.ROOT,
                "%d123,%s,%s,%d,%d,%d,I,E,NX,%d,%d,0,0",
                LabelledFlow.SECOND,
                flow.source(),
                flow.destination(),
                flow.sourcePort(),
                flow.destinationPort(),
                flow.protocol(),
                flow.packets(),
                flow.bytes());
    }

    private static String tuples(List<LabelledFlow> flows, Function<LabelledFlow, String> tuple) {
        return flows.stream()
                .map(tuple)
                .map(each -> "\"" + each + "\"")
                .collect(Collectors.joining(",\n"));
    }
}
