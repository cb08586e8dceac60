package io.portzero.verdict.tool;

/// Probabilities of many agreements by accident.
final class Chance {

    private Chance() {}

    /// A bound from above for the probability of at least `hits` successes in `draws` independent
    /// draws that each succeed with `probability`: Chernoff's, by relative entropy.
    static double atLeast(long hits, long draws, double probability) {
        if (hits <= 0 || draws <= 0) {
            return 1;
        }
        double share = (double) hits / draws;
        if (share <= probability) {
            return 1;
        }
        double missed = share == 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - probability));
        double entropy = share * Math.log(share / probability) + missed;
        return Math.exp(-draws * entropy);
    }
}
