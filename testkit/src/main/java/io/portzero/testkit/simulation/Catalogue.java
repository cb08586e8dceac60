package io.portzero.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/// All scenario families.
final class Catalogue {
    static final List<Family> ALL = all();

    private Catalogue() {}

    private static List<Family> all() {
        List<Family> families = new ArrayList<>();
        families.addAll(Programs.families());
        families.addAll(Probers.families());
        families.addAll(Fingerprinters.families());
        families.addAll(Scanners.families());
        families.addAll(Floods.families());
        families.addAll(Victims.families());
        families.addAll(Datagrams.families());
        families.addAll(Translators.families());
        families.addAll(Noise.families());
        families.addAll(Coincidences.families());
        return List.copyOf(families);
    }

    /// Draws a family by its weight.
    static Family drawn(Chance chance) {
        int all = ALL.stream().mapToInt(Family::weight).sum();
        int left = chance.below(all);
        for (Family family : ALL) {
            left -= family.weight();
            if (left < 0) {
                return family;
            }
        }
        throw new AssertionError("weights add up");
    }
}
