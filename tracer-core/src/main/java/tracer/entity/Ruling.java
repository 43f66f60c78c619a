package tracer.entity;

import java.time.Instant;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * What an analyst decides about the evidence of one transaction; of several the last counts. It is
 * a user's statement, and printed as one.
 *
 * @param transaction whose evidence it is about
 * @param verdict what is to happen with it
 * @param by who says so
 * @param at when
 * @param why the reason, for whoever has to defend it
 */
public record Ruling(TxId transaction, Verdict verdict, String by, Instant at, String why) {
    /** What is to happen with a transaction's evidence. */
    public enum Verdict {
        /** It counts, whatever it joins. */
        ACCEPTED,
        /** It does not count. */
        LEFT_OUT;

        /** From {@link #id}. */
        public static Verdict of(String id) {
            return switch (id) {
                case "accepted" -> ACCEPTED;
                case "left-out" -> LEFT_OUT;
                default -> throw new BadInput("'%s' is no verdict".formatted(id));
            };
        }

        public String id() {
            return this == ACCEPTED ? "accepted" : "left-out";
        }
    }
}
