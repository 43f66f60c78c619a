package tracer.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tracer.flow.AccountTraceRequest;
import tracer.flow.TransferSeed;
import tracer.proof.TagForm.Entry;

/** The question of a trace over accounts, with the version of the policy that answered it. */
final class AccountQuestionForm {
    private static final String SEPARATOR = ", ";

    private static final LimitLines LIMITS = new LimitLines("Units", AccountWords::amount);
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.QUESTION,
                    LIMITS.namesAfter("Form", "Seeds", "Direction", "Policy", "Policy-Version"));

    private AccountQuestionForm() {}

    static byte[] write(AccountTraceRequest request) {
        LimitLines.requireFreezable(request.limits());
        return FORM.write(
                List.of(
                        LIMITS.valuesAfter(
                                List.of(
                                        BundleForm.ACCOUNTS.id(),
                                        request.seeds().stream()
                                                .map(TransferSeed::toString)
                                                .collect(Collectors.joining(SEPARATOR)),
                                        request.direction().id(),
                                        request.policy().id(),
                                        Integer.toString(request.policy().version())),
                                request.limits(),
                                request.stops())));
    }

    /**
     * @throws Difference if it is no question, or one under rules that this version does not have
     */
    static AccountTraceRequest read(byte[] bytes) {
        Entry e = FORM.readOne(bytes);
        e.require("Form", BundleForm.ACCOUNTS.id());
        return new AccountTraceRequest(
                e.read("Seeds", AccountQuestionForm::seeds),
                LimitLines.direction(e),
                LimitLines.policy(e),
                LIMITS.limits(e),
                LIMITS.stops(e));
    }

    private static List<TransferSeed> seeds(String text) {
        return Arrays.stream(text.split(SEPARATOR, -1)).map(TransferSeed::of).toList();
    }
}
