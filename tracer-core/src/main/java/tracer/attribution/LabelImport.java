package tracer.attribution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * A file of labels, as it was taken in.
 *
 * @param file its name
 * @param sha256 of its bytes, in hexadecimal; empty if it was no file
 * @param at when it was taken in
 * @param edition the day that the file is the state of
 * @param replacing which sources it is the whole of
 */
public record LabelImport(
        String file, String sha256, Instant at, LocalDate edition, Replacing replacing) {
    /**
     * Sources of which a file is the whole: what they said before and do not say in it is withdrawn
     * as of its day.
     *
     * @param named every source that a label of the file names
     * @param others further ones, which the file need not name at all
     */
    public record Replacing(boolean named, Set<String> others) {
        /** Adds to what is there and takes nothing back. */
        public static final Replacing NOTHING = new Replacing(false, Set.of());

        public Replacing {
            others = Set.copyOf(others);
        }

        /**
         * Why a file cannot replace what sources said that are not known.
         *
         * @param unknown sources that never said anything
         */
        public static BadInput unknown(Collection<String> unknown) {
            return new BadInput(
                    "no label is by %s, so nothing of it can be withdrawn; 'tracer labels list' shows how sources are spelt"
                            .formatted(
                                    unknown.stream()
                                            .sorted()
                                            .map(s -> "'" + s + "'")
                                            .collect(Collectors.joining(", "))));
        }

        /**
         * Why a file cannot withdraw what a later one said.
         *
         * @param edition of the file
         * @param later the day of what it would withdraw
         */
        public static BadInput outdated(LocalDate edition, LocalDate later) {
            return new BadInput(
                    "the file is of %s and would withdraw what an edition of %s says; nothing was imported. Import it without replacing what its sources said, or say its day with --edition if it is a later one"
                            .formatted(edition, later));
        }

        public boolean isNothing() {
            return equals(NOTHING);
        }
    }

    /**
     * What became of it.
     *
     * @param number counts imports; later ones have higher numbers
     * @param read labels in the file, repeated ones counted each time
     * @param added statements that were not there
     * @param again statements that had been withdrawn and are made again
     * @param renewed earlier statements that this file makes with another day
     * @param withdrawn earlier statements that their source does not make any more
     */
    public record Result(
            long number, long read, long added, long again, long renewed, long withdrawn) {}

    /** An import that is over. */
    public record Taken(LabelImport of, Result result) {}
}
