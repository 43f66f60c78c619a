package tracer.path;

import tracer.problem.BadInput;

/**
 * Which paths of all that there are.
 *
 * @param best by what they are ranked
 * @param count how many of the first to give
 */
public record Wanted(Best best, int count) {
    /** More than a reader compares. */
    public static final int MOST = 100;

    public static final Wanted ONE = new Wanted(Best.FEWEST, 1);

    /**
     * @throws BadInput if it is no such number
     */
    public Wanted {
        if (count < 1 || count > MOST) {
            throw new BadInput(
                    "%d paths were asked for; between 1 and %d can be listed"
                            .formatted(count, MOST));
        }
    }
}
