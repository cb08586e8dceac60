package io.portzero.summary.sketch;

import java.util.Arrays;

/// Finds the n-th smallest of many values without sorting them all.
final class Selection {

    private Selection() {}

    /// Hoare's quickselect with the median of three as pivot; linear time on average. When it makes
    /// no good progress, as crafted input can force, what is left is sorted instead.
    ///
    /// @param values reordered by the call
    /// @param rank 1 for the smallest, at most `values.length`
    /// @return the value of that rank
    static long smallest(long[] values, int rank) {
        int wanted = rank - 1;
        int low = 0;
        int high = values.length - 1;
        int rounds = 4 * (Integer.SIZE - Integer.numberOfLeadingZeros(values.length));
        while (low < high) {
            if (rounds-- == 0) {
                Arrays.sort(values, low, high + 1);
                break;
            }
            long pivot = median(values[low], values[low + high >>> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    swap(values, left++, right--);
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted >= left) {
                low = left;
            } else {
                break;
            }
        }
        return values[wanted];
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(long[] values, int left, int right) {
        long value = values[left];
        values[left] = values[right];
        values[right] = value;
    }
}
