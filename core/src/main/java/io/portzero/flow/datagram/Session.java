package io.portzero.flow.datagram;

import io.portzero.flow.ExporterDomain;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one exporter has said so far in one observation domain: templates, samplers, and data that
/// wait for a template. All of it is bounded; what was used longest ago goes first.
final class Session {

    private static final int MOST_TEMPLATES = 1_024;
    private static final int MOST_FIELDS = 16_384;
    private static final int MOST_SAMPLERS = 256;
    private static final int MOST_HELD = 256;
    private static final long MOST_HELD_BYTES = 1 << 20;

    /// The sampler of options that name none.
    static final long UNNAMED = -1;

    private final ExporterDomain key;
    private final ExportFacts facts;
    private final LinkedHashMap<Integer, Template> templates = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Long> samplers = new LinkedHashMap<>();
    private final List<HeldSet> held = new ArrayList<>();
    private long heldBytes;
    private int fields;
    private long biflowDirection = UNNAMED;
    private long bootMillis = SetContext.UNKNOWN;
    private boolean proven;

    Session(ExporterDomain key, ExportFacts facts) {
        this.key = key;
        this.facts = facts;
    }

    ExporterDomain key() {
        return key;
    }

    @Nullable Template template(int identifier) {
        return templates.get(identifier);
    }

    void define(int identifier, Template template) {
        Template before = templates.get(identifier);
        if (before != null && before.sameLayout(template)) {
            return;
        }
        remove(identifier);
        facts.templates++;
        facts.redefined += before == null ? 0 : 1;
        templates.put(identifier, template);
        fields += template.fields();
        forgetOldest();
    }

    private void forgetOldest() {
        Iterator<Template> oldest = templates.values().iterator();
        while ((templates.size() > MOST_TEMPLATES || fields > MOST_FIELDS)
                && templates.size() > 1) {
            fields -= oldest.next().fields();
            oldest.remove();
            facts.evicted++;
        }
    }

    private boolean remove(int identifier) {
        Template removed = templates.remove(identifier);
        fields -= removed == null ? 0 : removed.fields();
        return removed != null;
    }

    /// An exporter takes a template back (RFC 7011 §8.1).
    void withdraw(int identifier) {
        facts.withdrawn += remove(identifier) ? 1 : 0;
    }

    /// Takes back all templates, or all options templates.
    void withdrawAll(boolean options) {
        for (int identifier : List.copyOf(templates.keySet())) {
            Template template = templates.get(identifier);
            if (template != null && template.options() == options) {
                withdraw(identifier);
            }
        }
    }

    void sampler(long sampler, long interval) {
        if (samplers.size() < MOST_SAMPLERS || samplers.containsKey(sampler)) {
            samplers.put(sampler, interval);
        }
    }

    /// Whether options said of any sampler how it samples.
    boolean knowsSamplers() {
        return !samplers.isEmpty();
    }

    /// One packet in how many the sampler looks at; 0 where nobody has said.
    long interval(long sampler) {
        Long named = samplers.get(sampler);
        if (named != null) {
            return named;
        }
        boolean only = sampler == UNNAMED && samplers.size() == 1;
        return only ? samplers.values().iterator().next() : 0;
    }

    /// Takes in when the exporter was started.
    void bootMillis(long millis) {
        bootMillis = millis;
    }

    /// When the exporter was started, as options say, milliseconds since 1970; [SetContext#UNKNOWN]
    /// where they do not.
    long bootMillis() {
        return bootMillis;
    }

    /// Takes in who begins all biflows.
    void biflowDirection(long direction) {
        biflowDirection = direction;
    }

    /// Who begins all biflows, as options say; [#UNNAMED] where they do not.
    long biflowDirection() {
        return biflowDirection;
    }

    /// Keeps a set until its template comes. Returns whether there was room.
    boolean hold(HeldSet set) {
        if (held.size() >= MOST_HELD || heldBytes + set.length() > MOST_HELD_BYTES) {
            return false;
        }
        held.add(set);
        heldBytes += set.length();
        return true;
    }

    /// The sets that waited for the template, in their order; they wait no more.
    List<HeldSet> release(int identifier) {
        if (held.isEmpty()) {
            return List.of();
        }
        List<HeldSet> released =
                held.stream().filter(set -> set.identifier() == identifier).toList();
        held.removeAll(released);
        released.forEach(set -> heldBytes -= set.length());
        return released;
    }

    /// All sets that still wait.
    List<HeldSet> held() {
        return held;
    }

    /// Whether a record was ever read with its templates: a forged exporter's seldom are.
    boolean proven() {
        return proven;
    }

    void prove() {
        proven = true;
    }
}
