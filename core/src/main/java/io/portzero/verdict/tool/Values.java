package io.portzero.verdict.tool;

import io.portzero.packet.TcpOptions;
import io.portzero.verdict.tool.RulesFile.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the values of conditions.
final class Values {

    /// Routers on a path, at most: p0f takes 35, paths measured on the Internet stay below 32.
    static final int HOPS = 32;

    private static final String FLAGS = "FSRPAUEC";
    private static final Pattern RANGE =
            Pattern.compile("(?<least>\\w+)( to (?<largest>\\w+))?(?<hops> minus hops)?");

    private Values() {}

    static List<String> alternatives(Entry entry) {
        return Arrays.stream(entry.value().split("\\|", -1)).map(RulesFile::singleSpaced).toList();
    }

    static int tcpFlags(Entry entry, String text) throws ToolRuleSyntaxException {
        int flags = 0;
        if (text.equals("none")) {
            return flags;
        }
        for (int i = 0; i < text.length(); i++) {
            int bit = FLAGS.indexOf(text.charAt(i));
            if (bit < 0) {
                throw entry.wrong("letters of " + FLAGS + ", none, alternatives separated by |");
            }
            flags |= 1 << bit;
        }
        return flags;
    }

    static int kind(Entry entry, String text) throws ToolRuleSyntaxException {
        return (int) wholeNumber(entry, text, 255);
    }

    static Condition layout(Entry entry) throws ToolRuleSyntaxException {
        List<String> names = alternatives(entry);
        List<Long> layouts = new ArrayList<>();
        for (String name : names) {
            try {
                layouts.add(TcpOptions.parse(name));
            } catch (IllegalArgumentException e) {
                throw (ToolRuleSyntaxException)
                        entry.wrong("none, or names such as mss,sok,ts,nop,ws without spaces")
                                .initCause(e);
            }
        }
        return new Condition.Layout(names, layouts);
    }

    static Condition doNotFragment(Entry entry) throws ToolRuleSyntaxException {
        return switch (entry.value()) {
            case "yes" -> new Condition.DoNotFragment(true);
            case "no" -> new Condition.DoNotFragment(false);
            default -> throw entry.wrong("yes or no");
        };
    }

    static Condition number(Entry entry, Field field) throws ToolRuleSyntaxException {
        List<Condition.Range> ranges = new ArrayList<>();
        for (String text : alternatives(entry)) {
            ranges.add(range(entry, field, text));
        }
        return new Condition.InRange(field, ranges);
    }

    private static Condition.Range range(Entry entry, Field field, String text)
            throws ToolRuleSyntaxException {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches() || (matcher.group("hops") != null && field != Field.TTL)) {
            throw entry.wrong(
                    "numbers and ranges \"a to b\", separated by |"
                            + (field == Field.TTL
                                    ? ", each followed by \"minus hops\" or not"
                                    : ""));
        }
        long least = wholeNumber(entry, matcher.group("least"), field.maximum());
        String end = matcher.group("largest");
        long largest = end == null ? least : wholeNumber(entry, end, field.maximum());
        if (largest < least) {
            throw entry.wrong("ranges that begin with their smaller number");
        }
        long lowest = matcher.group("hops") == null ? least : Math.max(1, least - HOPS);
        return new Condition.Range(text, lowest, largest);
    }

    static long wholeNumber(Entry entry, String text, long maximum) throws ToolRuleSyntaxException {
        try {
            boolean octal =
                    text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1));
            long number = Long.decode(text);
            if (!octal && number >= 0 && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw (ToolRuleSyntaxException)
                    entry.wrong("a whole number, such as 1024 or 0x400, not \"" + text + "\"")
                            .initCause(e);
        }
        throw entry.wrong("a whole number from 0 to " + maximum + ", not \"" + text + "\"");
    }
}
