package io.portzero.verdict.tool;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.tool.RulesFile.Entry;
import io.portzero.verdict.tool.RulesFile.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes a rule of a section of a file.
final class RuleReader {

    private static final Set<String> WORDS =
            Set.of("tool", "versions", "protocol", "source", "date", "fact");
    private static final List<String> RELATIONS = List.of("relation", "constant", "step");

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private final Section section;

    RuleReader(Section section) {
        this.section = section;
    }

    ToolRule rule() throws ToolRuleSyntaxException {
        PortProtocol protocol = protocol();
        ToolRule rule =
                new ToolRule(
                        section.name(),
                        word("tool").value(),
                        word("versions").value(),
                        protocol,
                        flags(protocol),
                        conditions(protocol),
                        relation(protocol),
                        word("source").value(),
                        date(),
                        word("fact").value());
        if (rule.conditions().isEmpty() && rule.relation().isEmpty()) {
            throw new ToolRuleSyntaxException(
                    section.file(),
                    section.line(),
                    "a rule without conditions",
                    "at least one condition or relation");
        }
        return rule;
    }

    private Entry word(String key) throws ToolRuleSyntaxException {
        Entry entry = section.entries().get(key);
        if (entry == null) {
            throw new ToolRuleSyntaxException(
                    section.file(),
                    section.line(),
                    "no line \"" + key + "\" in [" + section.name() + "]",
                    key + ": ...");
        }
        return entry;
    }

    private PortProtocol protocol() throws ToolRuleSyntaxException {
        Entry entry = word("protocol");
        return Arrays.stream(PortProtocol.values())
                .filter(protocol -> protocol.key().equals(entry.value()))
                .findFirst()
                .orElseThrow(() -> entry.wrong("one of " + protocols()));
    }

    private static String protocols() {
        return Arrays.stream(PortProtocol.values())
                .map(PortProtocol::key)
                .collect(Collectors.joining(", "));
    }

    private String date() throws ToolRuleSyntaxException {
        Entry entry = word("date");
        if (!DATE.matcher(entry.value()).matches()) {
            throw entry.wrong("a date such as 2026-08-31, 2026-08 or 2026");
        }
        return entry.value();
    }

    private List<Integer> flags(PortProtocol protocol) throws ToolRuleSyntaxException {
        Entry entry = section.entries().get("flags");
        List<Integer> flags = new ArrayList<>();
        if (entry != null) {
            for (String one : Values.alternatives(entry)) {
                flags.add(
                        protocol == PortProtocol.TCP
                                ? Values.tcpFlags(entry, one)
                                : Values.kind(entry, one));
            }
        }
        return flags;
    }

    private List<Condition> conditions(PortProtocol protocol) throws ToolRuleSyntaxException {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, Entry> line : section.entries().entrySet()) {
            String key = line.getKey();
            if (!WORDS.contains(key) && !RELATIONS.contains(key) && !key.equals("flags")) {
                conditions.add(condition(protocol, line.getValue()));
            }
        }
        return conditions;
    }

    private Condition condition(PortProtocol protocol, Entry entry) throws ToolRuleSyntaxException {
        return switch (entry.key()) {
            case "options" -> {
                requireTcp(protocol, entry);
                yield Values.layout(entry);
            }
            case "dont-fragment" -> Values.doNotFragment(entry);
            default -> Values.number(entry, field(protocol, entry, entry.key()));
        };
    }

    private static void requireTcp(PortProtocol protocol, Entry entry)
            throws ToolRuleSyntaxException {
        if (protocol != PortProtocol.TCP) {
            throw unknown(entry, entry.key(), "a key for " + protocol.key());
        }
    }

    private static ToolRuleSyntaxException unknown(Entry entry, String found, String expected) {
        return new ToolRuleSyntaxException(
                entry.file(), entry.line(), "\"" + found + "\"", expected);
    }

    private static Field field(PortProtocol protocol, Entry entry, String name)
            throws ToolRuleSyntaxException {
        return Field.named(name)
                .filter(field -> field.isIn(protocol))
                .orElseThrow(
                        () -> unknown(entry, name, "one of the fields " + Field.keysIn(protocol)));
    }

    private Optional<Relation> relation(PortProtocol protocol) throws ToolRuleSyntaxException {
        Optional<Relation> found = Optional.empty();
        for (String key : RELATIONS) {
            Entry entry = section.entries().get(key);
            if (entry != null && found.isPresent()) {
                throw unknown(entry, key, "one of relation, constant and step in a rule");
            }
            if (entry != null) {
                found = Optional.of(relation(protocol, entry));
            }
        }
        return found;
    }

    private Relation relation(PortProtocol protocol, Entry entry) throws ToolRuleSyntaxException {
        return switch (entry.key()) {
            case "relation" -> {
                String[] sides = entry.value().split("=", -1);
                if (sides.length != 2) {
                    throw entry.wrong("field = field ^ field");
                }
                Field field = field(protocol, entry, sides[0].strip());
                yield new Relation.Equal(field, xor(protocol, entry, sides[1]));
            }
            case "constant" -> new Relation.Constant(xor(protocol, entry, entry.value()));
            default -> {
                String[] parts = entry.value().split("\\+", -1);
                if (parts.length != 2) {
                    throw entry.wrong("field + number");
                }
                Field field = field(protocol, entry, parts[0].strip());
                yield new Relation.Step(
                        field, (int) Values.wholeNumber(entry, parts[1].strip(), 65_535));
            }
        };
    }

    private Relation.Xor xor(PortProtocol protocol, Entry entry, String text)
            throws ToolRuleSyntaxException {
        List<Relation.Term> terms = new ArrayList<>();
        for (String term : text.split("\\^", -1)) {
            String[] parts = term.split("<<", -1);
            if (parts.length > 2) {
                throw entry.wrong("field ^ field<<bits ^ ...");
            }
            int shift =
                    parts.length == 1 ? 0 : (int) Values.wholeNumber(entry, parts[1].strip(), 31);
            terms.add(new Relation.Term(field(protocol, entry, parts[0].strip()), shift));
        }
        return new Relation.Xor(terms);
    }
}
