package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPacket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Recognises the tool that sent packets, by rules that are data: bundled ones, and the user's.
///
/// A rule demands constants (a window, an order of options) and relations between fields. For each
/// tool the probability is computed that another sender fits as well: a constant counts once, as
/// whoever fills a field with it does so always, at its prior; a relation counts for every
/// different packet.
public final class ToolRules {

    private static final String BUNDLED = "tools.rules";

    private final List<WeighedRule> rules;
    private final Priors priors;

    private ToolRules(List<ToolRule> rules, Priors priors) {
        this.rules = rules.stream().map(rule -> WeighedRule.of(rule, priors)).toList();
        this.priors = priors;
    }

    /// The rules that come with the program.
    public static ToolRules bundled() {
        try (InputStream stream = ToolRules.class.getResourceAsStream(BUNDLED)) {
            if (stream == null) {
                throw new IllegalStateException(BUNDLED + " is missing in this build");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            RulesFile file = RulesFile.parse(BUNDLED, text.lines().toList());
            return new ToolRules(file.rules(), new Priors(file.priors()));
        } catch (IOException e) {
            throw new UncheckedIOException(BUNDLED + " of this build is damaged", e);
        }
    }

    /// These rules with the user's in front; a rule of the user replaces one of the same name.
    ///
    /// @param rulesOfTheUser a file in the syntax of the bundled one, in UTF-8
    /// @throws ToolRuleSyntaxException if a line cannot be understood
    /// @throws IOException if the file cannot be read
    public ToolRules with(Path rulesOfTheUser) throws IOException {
        RulesFile file = RulesFile.parse(rulesOfTheUser.toString(), lines(rulesOfTheUser));
        Set<String> names =
                file.rules().stream().map(ToolRule::name).collect(Collectors.toUnmodifiableSet());
        List<ToolRule> all = new ArrayList<>(file.rules());
        rules.stream()
                .map(WeighedRule::rule)
                .filter(rule -> !names.contains(rule.name()))
                .forEach(all::add);
        return new ToolRules(all, priors.under(new Priors(file.priors())));
    }

    private static List<String> lines(Path path) throws IOException {
        try {
            return Files.readAllLines(path);
        } catch (CharacterCodingException e) {
            ToolRuleSyntaxException wrong =
                    new ToolRuleSyntaxException(
                            path.toString(), 1, "bytes that are not UTF-8", "text in UTF-8");
            wrong.initCause(e);
            throw wrong;
        }
    }

    /// The names of all rules, in the order in which they are tried.
    public List<String> names() {
        return rules.stream().map(each -> each.rule().name()).toList();
    }

    /// The tools that a group of packets fits, best first; empty where nothing is known. The order
    /// of packets of one time does not matter.
    ///
    /// @param requests the packets of one source, or of many forged ones, in time order, without
    ///   those that answer
    public List<ToolMatch> match(List<ZeroPacket> requests) {
        List<ZeroPacket> judged = new ArrayList<>();
        for (ZeroPacket packet : requests) {
            if (judged(packet)) {
                judged.add(packet);
            }
        }
        judged.sort(ZeroPacket.BY_TIME);
        List<RuleFit> fits = new ArrayList<>();
        for (WeighedRule rule : rules) {
            Optional<RuleFit> fit = RuleFit.of(rule, judged);
            if (fit.isPresent()) {
                fits.add(fit.get());
            }
        }
        return fits.isEmpty() ? List.of() : new Ranking(judged, rules.size()).best(fits);
    }

    /// What was not captured speaks neither for a tool nor against it.
    private static boolean judged(ZeroPacket packet) {
        return packet.transport().whole() && packet.transport().kind() >= 0;
    }
}
