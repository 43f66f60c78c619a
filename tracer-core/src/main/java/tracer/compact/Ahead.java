package tracer.compact;

/**
 * Looks up ahead what a table will be asked for, so that the memory which the questions lead to is
 * fetched side by side, instead of each question waiting for its own: random memory is where the
 * time of a large chain goes. Nothing but time depends on it.
 */
final class Ahead {
    private int[] numbers = new int[1 << 10];

    /** Of all that was read, so that reading it is not left out as useless. */
    private long unused;

    /** Reads the slots of some hashes, and the rows of the numbers of these hashes. */
    void fetch(NumberTable table, IntRows rows, int[] hashes, int count) {
        unused ^= table.fetch(hashes, count);
        if (count > numbers.length) {
            numbers = new int[count];
        }
        int found = 0;
        for (int i = 0; i < count; i++) {
            int number = table.at(table.first(hashes[i]));
            numbers[found] = number;
            found += number == NumberTable.NONE ? 0 : 1;
        }
        for (int i = 0; i < found; i++) {
            unused ^= rows.get(numbers[i], 0);
        }
    }

    /** Takes a number that was read only to fetch it. */
    void use(int number) {
        unused ^= number;
    }
}
