package tracer.mixing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All bundles of coins that can be taken from the inputs, or the outputs, of a transaction. Equal
 * coins are interchangeable, so a bundle says only how many coins of each value it has; it is
 * numbered by those counts as digits, the count of the least value first, so that numbers subtract
 * as bundles do.
 */
final class Bundles {
    private final PaidValues coins;
    private final byte[][] digits;
    private final long[] sums;

    /** The bundles by sum, then by number. */
    private final int[] bySum;

    private final long[] sortedSums;

    Bundles(PaidValues coins) {
        this.coins = coins;
        int count = 1;
        for (int c = 0; c < coins.size(); c++) {
            count = Math.multiplyExact(count, coins.times(c) + 1);
        }
        digits = new byte[count][coins.size()];
        sums = new long[count];
        for (int bundle = 0; bundle < count; bundle++) {
            int rest = bundle;
            for (int c = 0; c < coins.size(); c++) {
                int base = coins.times(c) + 1;
                digits[bundle][c] = (byte) (rest % base);
                sums[bundle] += (rest % base) * coins.value(c);
                rest /= base;
            }
        }
        bySum =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingLong(b -> sums[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        sortedSums = Arrays.stream(bySum).mapToLong(b -> sums[b]).toArray();
    }

    /** How many there are, the empty one (0) and the whole one (the last) included. */
    int count() {
        return sums.length;
    }

    int whole() {
        return sums.length - 1;
    }

    long sum(int bundle) {
        return sums[bundle];
    }

    /** The bundle at a place in the order of sums. */
    int bySum(int place) {
        return bySum[place];
    }

    /** The first place in the order of sums with at least this sum. */
    int firstFrom(long sum) {
        int low = 0;
        int high = sortedSums.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sortedSums[middle] < sum) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether one can be taken out of another. */
    boolean isWithin(int part, int bundle) {
        byte[] less = digits[part];
        byte[] more = digits[bundle];
        for (int c = 0; c < less.length; c++) {
            if (less[c] > more[c]) {
                return false;
            }
        }
        return true;
    }

    /** The place of the least value that a bundle has a coin of; it is not the empty one. */
    int firstCoin(int bundle) {
        int c = 0;
        while (digits[bundle][c] == 0) {
            c++;
        }
        return c;
    }

    boolean has(int bundle, int coin) {
        return digits[bundle][coin] > 0;
    }

    /** In how many ways the coins of a part can be chosen out of those of a bundle. */
    BigInteger ways(int part, int bundle) {
        BigInteger ways = BigInteger.ONE;
        for (int c = 0; c < coins.size(); c++) {
            ways = ways.multiply(Binomials.choose(digits[bundle][c], digits[part][c]));
        }
        return ways;
    }

    /** The same where one coin of a value, by its place, is named and is in both. */
    BigInteger waysWith(int coin, int part, int bundle) {
        BigInteger ways = Binomials.choose(digits[bundle][coin] - 1, digits[part][coin] - 1);
        for (int c = 0; c < coins.size(); c++) {
            if (c != coin) {
                ways = ways.multiply(Binomials.choose(digits[bundle][c], digits[part][c]));
            }
        }
        return ways;
    }
}
