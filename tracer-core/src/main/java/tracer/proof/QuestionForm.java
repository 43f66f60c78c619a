package tracer.proof;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tracer.flow.Seed;
import tracer.flow.TraceRequest;
import tracer.ledger.Sats;
import tracer.mixing.Detectors;
import tracer.proof.TagForm.Entry;

/** The question of a trace, with the versions of the rules by which it was answered. */
final class QuestionForm {
    private static final String SEPARATOR = ", ";

    private static final LimitLines LIMITS =
            new LimitLines(
                    "Satoshis", text -> BigInteger.valueOf(Sats.of(Long.parseLong(text)).value()));
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.QUESTION,
                    LIMITS.namesAfter(
                            "Form", "Seeds", "Direction", "Policy", "Policy-Version", "Detectors"));

    private QuestionForm() {}

    static byte[] write(TraceRequest request) {
        LimitLines.requireFreezable(request.limits());
        return FORM.write(
                List.of(
                        LIMITS.valuesAfter(
                                List.of(
                                        BundleForm.OUTPUTS.id(),
                                        request.seeds().stream()
                                                .map(Seed::toString)
                                                .collect(Collectors.joining(SEPARATOR)),
                                        request.direction().id(),
                                        request.policy().id(),
                                        Integer.toString(request.policy().version()),
                                        detectors()),
                                request.limits(),
                                request.stops())));
    }

    /**
     * @throws Difference if it is no question, or one under rules that this version does not have
     */
    static TraceRequest read(byte[] bytes) {
        Entry e = FORM.readOne(bytes);
        e.require("Form", BundleForm.OUTPUTS.id());
        e.require("Detectors", detectors());
        return new TraceRequest(
                e.read("Seeds", QuestionForm::seeds),
                LimitLines.direction(e),
                LimitLines.policy(e),
                LIMITS.limits(e),
                LIMITS.stops(e));
    }

    private static List<Seed> seeds(String text) {
        return Arrays.stream(text.split(SEPARATOR, -1)).map(Seed::of).toList();
    }

    private static String detectors() {
        return String.join(", ", Detectors.namesByDefault());
    }
}
