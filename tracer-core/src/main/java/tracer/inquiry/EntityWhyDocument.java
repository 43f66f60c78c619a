package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.inquiry.EntityDocument.Reason;
import tracer.inquiry.EntityDocument.RuleNote;

/**
 * Why one script is believed to have the owner of another: an inference.
 *
 * @param from address or script hash, as {@code to}
 * @param answer {@code one-script}, {@code joined}, or {@code apart}: nothing joins them, which is
 *     no proof of two owners
 * @param entity that both belong to, if they do
 * @param grade of the weakest step, 1 to 100; not a probability. The chain is the one of which it
 *     is highest, and of those a shortest
 * @param steps from one to the other, each with the transaction that it is read from
 * @param rules what each rule claims, where it fails, how often it was wrong on recorded wallets
 * @param settings by which entities were computed
 */
public record EntityWhyDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String from,
        String to,
        String answer,
        Optional<String> entity,
        OptionalInt grade,
        List<Reason> steps,
        List<RuleNote> rules,
        String settings,
        String sentence)
        implements Document {
    public EntityWhyDocument {
        steps = List.copyOf(steps);
        rules = List.copyOf(rules);
    }
}
