package io.portzero.app.report.words;

import io.portzero.packet.Address;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Origin;
import io.portzero.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Says where addresses belong, as far as the user's files do.
public final class OriginWords {

    private final Map<Address, Origin> known = new HashMap<>();

    private OriginWords() {}

    /// What is known of the hosts in verdicts. Events name hosts of verdicts.
    public static OriginWords of(Judgement judgement) {
        OriginWords words = new OriginWords();
        for (Verdict verdict : judgement.verdicts()) {
            verdict.actors().forEach(words::learn);
        }
        return words;
    }

    private void learn(Actor actor) {
        actor.origin()
                .filter(origin -> !of(origin).isEmpty())
                .ifPresent(origin -> known.put(actor.address(), origin));
    }

    /// Where it belongs; empty where nothing is known.
    public Optional<Origin> find(Address address) {
        return Optional.ofNullable(known.get(address));
    }

    /// `192.0.2.7 (AS64500 Example, DE)`, or the address alone.
    String host(Address address) {
        return address + find(address).map(origin -> " (" + of(origin) + ")").orElse("");
    }

    /// The same for a host of a verdict.
    static String host(Actor actor) {
        String origin = of(actor);
        return actor.address() + (origin.isEmpty() ? "" : " (" + origin + ")");
    }

    /// `AS64500 Example, DE`; empty where nothing is known.
    public static String of(Actor actor) {
        return actor.origin().map(OriginWords::of).orElse("");
    }

    private static String of(Origin origin) {
        String number =
                origin.autonomousSystem().isPresent()
                        ? "AS" + origin.autonomousSystem().getAsLong()
                        : "";
        String name = origin.name().map(Printable::text).orElse("");
        String system = (number + " " + name).strip();
        String country = origin.country().map(Printable::text).orElse("");
        return system.isEmpty() || country.isEmpty() ? system + country : system + ", " + country;
    }
}
