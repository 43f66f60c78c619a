package tracer.mixing;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import tracer.ledger.Output;
import tracer.ledger.Sats;

/**
 * The distinct values of a transaction's outputs, the least first, with how many outputs have each.
 * In primitive arrays, since a chain has very many transactions.
 */
final class PaidValues {
    private final long[] values;
    private final int[] times;

    private PaidValues(long[] values, int[] times) {
        this.values = values;
        this.times = times;
    }

    static PaidValues of(List<Output> outputs) {
        long[] values = new long[outputs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = outputs.get(i).value().value();
        }
        return ofAnyOrder(values);
    }

    static PaidValues ofSats(List<Sats> amounts) {
        return ofAnyOrder(amounts.stream().mapToLong(Sats::value).toArray());
    }

    private static PaidValues ofAnyOrder(long[] values) {
        Arrays.sort(values);
        int[] times = new int[values.length];
        int distinct = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[distinct] = values[i];
                distinct++;
            }
            times[distinct - 1]++;
        }
        return new PaidValues(Arrays.copyOf(values, distinct), Arrays.copyOf(times, distinct));
    }

    /** How many distinct values there are. */
    int size() {
        return values.length;
    }

    /** The value at a place, the least first. */
    long value(int place) {
        return values[place];
    }

    int times(int place) {
        return times[place];
    }

    /** The place of a value that occurs. */
    int place(long value) {
        return Arrays.binarySearch(values, value);
    }

    /** How often the most frequent of some values occurs; 0 if there is none. */
    int mostTimes(LongPredicate among) {
        int most = 0;
        for (int i = 0; i < values.length; i++) {
            if (times[i] > most && among.test(values[i])) {
                most = times[i];
            }
        }
        return most;
    }

    /** How many values occur so often. */
    int countValues(IntPredicate often) {
        int count = 0;
        for (int n : times) {
            count += often.test(n) ? 1 : 0;
        }
        return count;
    }

    /** How many outputs have a value that occurs so often. */
    int countOutputs(IntPredicate often) {
        int count = 0;
        for (int n : times) {
            count += often.test(n) ? n : 0;
        }
        return count;
    }

    /** How many outputs have a value between two, both included. */
    int countOutputs(long least, long most) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            count += values[i] >= least && values[i] <= most ? times[i] : 0;
        }
        return count;
    }

    /** The greatest of some values that occurs so often; 0 if there is none. */
    long greatest(LongPredicate among, IntPredicate often) {
        for (int i = values.length - 1; i >= 0; i--) {
            if (often.test(times[i]) && among.test(values[i])) {
                return values[i];
            }
        }
        return 0;
    }
}
