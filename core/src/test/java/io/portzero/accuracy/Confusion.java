package io.portzero.accuracy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was decided for each class of truth.
record Confusion(List<Grade> grades) {

    /// One class.
    ///
    /// @param groups groups of the class
    /// @param right those that were decided rightly
    /// @param wrongly groups of other classes that were decided to be of this one, wrongly
    record Row(String truth, long groups, long right, long wrongly) {
        double recall() {
            return groups == 0 ? 1 : (double) right / groups;
        }

        double precision() {
            return right + wrongly == 0 ? 1 : (double) right / (right + wrongly);
        }
    }

    List<Row> rows() {
        return new TreeSet<>(grades.stream().map(Grade::truth).toList())
                .stream().map(this::row).toList();
    }

    private Row row(String truth) {
        List<Grade> own = grades.stream().filter(each -> each.truth().equals(truth)).toList();
        long right = own.stream().filter(Grade::right).count();
        long wrongly =
                grades.stream().filter(each -> !each.right() && each.got().equals(truth)).count();
        return new Row(truth, own.size(), right, wrongly);
    }

    double accuracy() {
        return grades.isEmpty()
                ? 1
                : (double) grades.stream().filter(Grade::right).count() / grades.size();
    }

    /// The mean of the classes' shares, so that the common ones cannot hide the rare ones.
    double meanRecall() {
        return rows().stream().mapToDouble(Row::recall).average().orElse(1);
    }

    double meanPrecision() {
        return rows().stream().mapToDouble(Row::precision).average().orElse(1);
    }

    /// How often each cause was decided for a class; an allowed alternative counts as the class.
    Map<String, Long> decided(String truth) {
        Map<String, Long> counts = new TreeMap<>();
        grades.stream()
                .filter(each -> each.truth().equals(truth))
                .forEach(each -> counts.merge(each.right() ? truth : each.got(), 1L, Long::sum));
        return counts;
    }
}
