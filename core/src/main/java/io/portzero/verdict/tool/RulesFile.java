package io.portzero.verdict.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A file with rules: sections that begin with a name in brackets, of lines `key: value`. The
/// section `[priors]` says how common values are; every other one is a rule. Lines that begin with
/// `#`, and empty ones, say nothing.
///
/// @param rules the rules, in the order of the file
/// @param priors probabilities of values, by field and value as rules write them
record RulesFile(List<ToolRule> rules, Map<String, Double> priors) {

    private static final String PRIORS = "priors";
    private static final Pattern NAME = Pattern.compile("\\[[a-z0-9][a-z0-9.-]*]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /// A line with a key and a value.
    record Entry(String file, int line, String key, String value) {

        ToolRuleSyntaxException wrong(String expected) {
            return new ToolRuleSyntaxException(file, line, "\"" + value + "\"", expected);
        }
    }

    /// A section as it was read.
    record Section(String file, int line, String name, Map<String, Entry> entries) {}

    /// Reads a file.
    ///
    /// @param file its name, for messages
    /// @param lines its lines
    static RulesFile parse(String file, List<String> lines) throws ToolRuleSyntaxException {
        List<ToolRule> rules = new ArrayList<>();
        Map<String, Double> priors = new TreeMap<>();
        for (Section section : sections(file, lines)) {
            if (section.name.equals(PRIORS)) {
                for (Entry entry : section.entries.values()) {
                    priors.put(entry.key, prior(entry));
                }
            } else {
                rules.add(new RuleReader(section).rule());
            }
        }
        return new RulesFile(List.copyOf(rules), priors);
    }

    private static List<Section> sections(String file, List<String> lines)
            throws ToolRuleSyntaxException {
        List<Section> sections = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("[")) {
                String name = sectionName(file, i + 1, text);
                if (!names.add(name)) {
                    throw new ToolRuleSyntaxException(
                            file, i + 1, "a second [" + name + "]", "a name of its own");
                }
                sections.add(new Section(file, i + 1, name, new TreeMap<>()));
            } else if (sections.isEmpty()) {
                throw new ToolRuleSyntaxException(
                        file, i + 1, "\"" + text + "\"", "a rule's name in brackets first");
            } else {
                add(entry(file, i + 1, text), sections.getLast());
            }
        }
        return sections;
    }

    private static String sectionName(String file, int line, String text)
            throws ToolRuleSyntaxException {
        if (!NAME.matcher(text).matches()) {
            throw new ToolRuleSyntaxException(
                    file,
                    line,
                    "\"" + text + "\"",
                    "a name in brackets, of small letters, digits, dots and hyphens");
        }
        return text.substring(1, text.length() - 1);
    }

    private static Entry entry(String file, int line, String text) throws ToolRuleSyntaxException {
        int colon = text.indexOf(':');
        if (colon < 1 || text.substring(colon + 1).isBlank()) {
            throw new ToolRuleSyntaxException(file, line, "\"" + text + "\"", "key: value");
        }
        String key = singleSpaced(text.substring(0, colon));
        return new Entry(
                file, line, key.toLowerCase(Locale.ROOT), text.substring(colon + 1).strip());
    }

    /// Without space around it, and with single spaces within.
    static String singleSpaced(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    private static void add(Entry entry, Section section) throws ToolRuleSyntaxException {
        if (section.entries.putIfAbsent(entry.key, entry) != null) {
            throw new ToolRuleSyntaxException(
                    entry.file,
                    entry.line,
                    "a second line \"" + entry.key + "\" in [" + section.name + "]",
                    "each key once; alternatives are separated by |");
        }
    }

    private static double prior(Entry entry) throws ToolRuleSyntaxException {
        try {
            double prior = Double.parseDouble(entry.value);
            if (prior > 0 && prior <= 1) {
                return prior;
            }
        } catch (NumberFormatException e) {
            throw (ToolRuleSyntaxException) entry.wrong("a probability, such as 0.05").initCause(e);
        }
        throw entry.wrong("a probability above 0 and at most 1");
    }
}
