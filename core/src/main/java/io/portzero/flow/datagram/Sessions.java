package io.portzero.flow.datagram;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The sessions of all exporters, so many at most. Where there are more, those go first that never
/// sent a record that could be read, then those not heard of for longest: whoever forges exporters
/// cannot drive out the real ones.
final class Sessions {

    private static final int MOST_UNPROVEN = 512;
    private static final int MOST_PROVEN = 4_096;
    private static final long MOST_HELD_BYTES = 32L << 20;

    private final ExportFacts facts;
    private final LinkedHashMap<ExporterDomain, Session> unproven =
            new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<ExporterDomain, Session> proven =
            new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Session last;

    Sessions(ExportFacts facts) {
        this.facts = facts;
    }

    Session of(Exporter exporter, FlowFormat format, long domain) {
        Session known = last;
        if (known != null
                && known.key().domain() == domain
                && known.key().format() == format
                && known.key().exporter().equals(exporter)) {
            return known;
        }
        Session found = find(new ExporterDomain(exporter, format, domain));
        last = found;
        return found;
    }

    private Session find(ExporterDomain key) {
        Session known = proven.get(key);
        if (known == null) {
            known = unproven.get(key);
        }
        if (known != null) {
            return known;
        }
        Session session = new Session(key, facts);
        unproven.put(key, session);
        forgetOldest(unproven, MOST_UNPROVEN);
        return session;
    }

    private void forgetOldest(SequencedMap<ExporterDomain, Session> sessions, int most) {
        if (sessions.size() > most) {
            Session oldest = sessions.pollFirstEntry().getValue();
            facts.evicted++;
            for (HeldSet set : oldest.held()) {
                forget(set);
                facts.droppedSets++;
            }
        }
    }

    /// A record of the session could be read.
    void prove(Session session) {
        if (!session.proven()) {
            session.prove();
            unproven.remove(session.key());
            proven.put(session.key(), session);
            forgetOldest(proven, MOST_PROVEN);
        }
    }

    /// Keeps a set until its template comes, or counts it as lost.
    void hold(Session session, HeldSet set) {
        if (facts.heldBytes + set.length() <= MOST_HELD_BYTES && session.hold(set)) {
            facts.heldSets++;
            facts.heldBytes += set.length();
        } else {
            facts.droppedSets++;
        }
    }

    /// A held set waits no more.
    void forget(HeldSet set) {
        facts.heldSets--;
        facts.heldBytes -= set.length();
    }
}
