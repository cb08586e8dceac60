package io.portzero.accuracy;

import java.util.List;

/// How well confidences agree with how often they are right.
///
/// @param grades the groups whose confidence counts
record Calibration(List<Grade> grades) {

    private static final int BINS = 10;

    /// Groups whose confidence lies in one tenth.
    ///
    /// @param least the tenth's lower end
    /// @param groups how many
    /// @param stated their mean confidence
    /// @param right the share of them that is right
    record Bin(double least, long groups, double stated, double right) {}

    /// The mean squared difference of confidence and outcome: 0 is perfect.
    double brier() {
        return grades.stream().mapToDouble(each -> square(each.confidence() - outcome(each))).sum()
                / grades.size();
    }

    /// What the best constant would reach: the variance of the outcomes.
    double brierOfConstant() {
        double share = grades.stream().mapToDouble(Calibration::outcome).sum() / grades.size();
        return share * (1 - share);
    }

    /// The mean difference of stated and reached confidence over the bins, weighted by groups.
    double expectedError() {
        return bins().stream()
                        .mapToDouble(bin -> bin.groups() * Math.abs(bin.stated() - bin.right()))
                        .sum()
                / grades.size();
    }

    List<Bin> bins() {
        return java.util.stream.IntStream.range(0, BINS)
                .mapToObj(this::bin)
                .filter(bin -> bin.groups() > 0)
                .toList();
    }

    private Bin bin(int number) {
        List<Grade> inside =
                grades.stream()
                        .filter(each ->
                                Math.min(BINS - 1, (int) (each.confidence() * BINS)) == number)
                        .toList();
        double stated = inside.stream().mapToDouble(Grade::confidence).average().orElse(0);
        double right = inside.stream().mapToDouble(Calibration::outcome).average().orElse(0);
        return new Bin((double) number / BINS, inside.size(), stated, right);
    }

    private static double outcome(Grade grade) {
        return grade.right() ? 1 : 0;
    }

    private static double square(double value) {
        return value * value;
    }
}
