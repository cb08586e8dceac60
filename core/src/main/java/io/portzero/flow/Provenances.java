package io.portzero.flow;

/// One object for each provenance with a reason, so that none is made for a record.
final class Provenances {

    private static final FlowProvenance[] BY_REASON = make();

    private Provenances() {}

    private static FlowProvenance[] make() {
        FlowReason[] reasons = FlowReason.values();
        FlowProvenance[] made = new FlowProvenance[reasons.length];
        for (FlowReason reason : reasons) {
            made[reason.ordinal()] =
                    switch (reason.kind()) {
                        case ABSENT -> new FlowProvenance.Absent(reason);
                        case SUSPECT -> new FlowProvenance.Suspect(reason);
                        case UNKNOWABLE -> new FlowProvenance.Unknowable(reason);
                    };
        }
        return made;
    }

    static FlowProvenance of(FlowReason reason) {
        return BY_REASON[reason.ordinal()];
    }
}
