package io.portzero.verdict.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portzero.verdict.observation.ZeroPackets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserRulesTest {

    private static final String RULE =
            """
            # our own prober
            [prober]
            tool: Prober
            versions: 1
            protocol: tcp
            flags: S
            window: 4242
            relation: source-port = sequence ^ ip-id<<2
            source: its source code
            date: 2026-11-21
            fact: the source port repeats the sequence number
            """;

    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.rules"), text);
    }

    @Test
    void ownRulesComeInFront() throws IOException {
        ToolRules rules = ToolRules.bundled().with(file(RULE));

        assertThat(rules.names()).startsWith("prober").contains("masscan-1024");
        assertThat(
                        rules.match(
                                List.of(
                                        ZeroPackets.tcp()
                                                .window(4242)
                                                .identification(3)
                                                .sequence(0x7777_1234)
                                                .sourcePort(0x1234 ^ 12)
                                                .packet())))
                .first()
                .satisfies(match -> {
                    assertThat(match.name()).isEqualTo("Prober");
                    assertThat(match.date()).isEqualTo("2026-11-21");
                    assertThat(match.confidence()).isGreaterThan(0.9);
                });
    }

    @Test
    void theExampleOfTheDocumentationIsUnderstood() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "tool-rules.md"));
        String example = page.split("```\n", -1)[1];

        ToolRules rules = ToolRules.bundled().with(file(example));

        assertThat(rules.names()).startsWith("office-prober");
    }

    @Test
    void anOwnRuleReplacesTheBundledOneOfItsName() throws IOException {
        ToolRules rules = ToolRules.bundled().with(file(RULE.replace("[prober]", "[mirai]")));

        assertThat(rules.names()).containsOnlyOnce("mirai").startsWith("mirai");
        assertThat(rules.names()).hasSameSizeAs(ToolRules.bundled().names());
    }

    @Test
    void ownPriorsMakeAValueLessTelling() throws IOException {
        Path rare = file(RULE.replaceAll("relation.*", ""));
        ZeroPackets packet = ZeroPackets.tcp().window(4242);
        double before =
                ToolRules.bundled()
                        .with(rare)
                        .match(List.of(packet.packet()))
                        .getFirst()
                        .falseMatchRate();
        Path common = file(RULE.replaceAll("relation.*", "") + "[priors]\nwindow 4242: 0.01\n");
        double after =
                ToolRules.bundled()
                        .with(common)
                        .match(List.of(packet.packet()))
                        .getFirst()
                        .falseMatchRate();
        assertThat(after).isGreaterThan(50 * before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "window: 4242 ~ window: many ~ 7 ~ whole number",
                "window: 4242 ~ window: 70000 ~ 7 ~ from 0 to 65535",
                "window: 4242 ~ window: 010 ~ 7 ~ whole number",
                "window: 4242 ~ window: 9 to 3 ~ 7 ~ smaller number",
                "window: 4242 ~ window: 64 minus hops ~ 7 ~ a to b",
                "window: 4242 ~ windows: 4242 ~ 7 ~ one of the fields ttl, ip-id",
                "window: 4242 ~ window 4242 ~ 7 ~ key: value",
                "window: 4242 ~ options: mss, ws ~ 7 ~ without spaces",
                "window: 4242 ~ dont-fragment: 1 ~ 7 ~ yes or no",
                "window: 4242 ~ flags: S ~ 7 ~ each key once",
                "window: 4242 ~ step: source-port + 1 ~ 7 ~ one of relation",
                "flags: S ~ flags: SX ~ 6 ~ letters of FSRPAUEC",
                "protocol: tcp ~ protocol: icmp ~ 5 ~ one of tcp, udp",
                "protocol: tcp ~ protocol: udp ~ 6 ~ whole number",
                "date: 2026-11-21 ~ date: today ~ 10 ~ a date",
                "relation: source-port ~ relation: sequence ~ 8 ~ field = field",
                "ip-id<<2 ~ ip-id<<40 ~ 8 ~ from 0 to 31",
                "^ ip-id<<2 ~ ^ luck ~ 8 ~ one of the fields",
                "[prober] ~ [The Prober] ~ 2 ~ small letters",
                "[prober] ~ ; ~ 2 ~ name in brackets first",
                "tool: Prober ~ # ~ 2 ~ tool: ...",
            })
    void mistakesAreNamedWithTheirLine(String right, String wrong, int line, String expected)
            throws IOException {
        String text =
                wrong.startsWith("relation: sequence")
                        ? RULE.replaceAll("relation:.*", wrong)
                        : RULE.replace(right, wrong);
        Path file = file(text);

        assertThatExceptionOfType(ToolRuleSyntaxException.class)
                .isThrownBy(() -> ToolRules.bundled().with(file))
                .satisfies(e -> {
                    assertThat(e.line()).isEqualTo(line);
                    assertThat(e.file()).isEqualTo(file.toString());
                    assertThat(e).hasMessageContaining("own.rules, line " + line);
                    assertThat(e.expected()).contains(expected);
                });
    }

    @Test
    void otherMistakes() throws IOException {
        assertMistake(RULE + RULE, "a name of its own");
        assertMistake("[priors]\nwindow 1: 2\n", "at most 1");
        assertMistake("[priors]\nwindow 1: often\n", "such as 0.05");
        assertMistake(
                RULE.replaceAll("(window|relation):.*", "# nothing"), "at least one condition");
        Path binary = Files.write(folder.resolve("own.rules"), new byte[] {(byte) 0xFF, 0x0A});
        assertThatExceptionOfType(ToolRuleSyntaxException.class)
                .isThrownBy(() -> ToolRules.bundled().with(binary))
                .withMessageContaining("UTF-8");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> ToolRules.bundled().with(folder.resolve("none")));
    }

    private void assertMistake(String text, String expected) throws IOException {
        Path file = file(text);
        assertThatExceptionOfType(ToolRuleSyntaxException.class)
                .isThrownBy(() -> ToolRules.bundled().with(file))
                .withMessageContaining(expected);
    }
}
