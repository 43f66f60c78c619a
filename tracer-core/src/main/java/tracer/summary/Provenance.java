package tracer.summary;

import java.util.Optional;

/**
 * Who stands behind a summary, as typed in by its user. What is absent is printed as not stated.
 *
 * @param seedSource who supplied the seed, how and when
 * @param preparedBy who prepared the summary
 * @param jurisdiction whose law it is meant for
 * @param policyChosenBy who chose the policy
 * @param policyChosen when, against the figures
 */
public record Provenance(
        Optional<String> seedSource,
        Optional<String> preparedBy,
        Optional<String> jurisdiction,
        Optional<String> policyChosenBy,
        PolicyChosen policyChosen) {
    public static final Provenance NOT_STATED =
            new Provenance(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    PolicyChosen.NOT_STATED);

    /** Whether the policy was chosen by somebody who knew what it would give. */
    public enum PolicyChosen {
        BEFORE_FIGURES("before the figures were seen"),
        AFTER_FIGURES("after the figures were seen"),
        NOT_STATED("not stated");

        private final String words;

        PolicyChosen(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /**
         * From {@code before} or {@code after}.
         *
         * @throws tracer.problem.BadInput for anything else
         */
        public static PolicyChosen of(String text) {
            return switch (text) {
                case "before" -> BEFORE_FIGURES;
                case "after" -> AFTER_FIGURES;
                default ->
                        throw new tracer.problem.BadInput(
                                "the policy was chosen 'before' or 'after' the figures were seen, not '%s'"
                                        .formatted(text));
            };
        }
    }
}
