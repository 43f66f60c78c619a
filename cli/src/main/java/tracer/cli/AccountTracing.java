package tracer.cli;

import java.util.List;
import java.util.Optional;
import tracer.flow.AccountExposureRequest;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;

/** The part of {@link TraceCommand} whose seeds are transfers of an account chain. */
record AccountTracing(Inquiry inquiry, Stoppable asked, Optional<EvmChain> named, boolean unfold) {
    /**
     * @param portion how much of each that does not say so itself
     */
    ExitCode trace(List<String> seeds, Optional<String> portion, AccountQuestion.How how) {
        if (seeds.size() == 1 && AccountIds.isHash(seeds.getFirst())) {
            return list(seeds.getFirst(), how.direction());
        }
        AccountQuestion question =
                AccountQuestion.of(AccountSeeding.of(inquiry.ports(), seeds, portion, named), how);
        return asked.answer(
                (progress, ctrlC) ->
                        inquiry.accounts()
                                .trace(question.chain(), question.request(), progress, ctrlC),
                trace -> AccountTraceText.of(trace, unfold));
    }

    /** Under poison: a set without amounts. */
    ExitCode expose(List<String> seeds, Optional<String> portion, AccountQuestion.How how) {
        if (seeds.size() == 1 && AccountIds.isHash(seeds.getFirst())) {
            return list(seeds.getFirst(), how.direction());
        }
        AccountQuestion question =
                AccountQuestion.of(AccountSeeding.of(inquiry.ports(), seeds, portion, named), how);
        AccountTraceRequest like = question.request();
        AccountExposureRequest request =
                new AccountExposureRequest(
                        like.seeds(), like.direction(), like.limits(), like.stops());
        return asked.answer(
                (progress, ctrlC) ->
                        inquiry.accounts().exposure(question.chain(), request, progress, ctrlC),
                AccountExposureText::of);
    }

    /** A transaction moves much; which of it to follow is the user's to say. */
    private ExitCode list(String hash, Direction direction) {
        AccountTransactionDocument found =
                inquiry.accounts().transaction(AccountIds.hash(hash), named);
        String way =
                switch (direction) {
                    case FORWARD -> "forward";
                    case BACKWARD -> "back";
                };
        asked.output().print(found, () -> AccountTransactionText.choice(found, way));
        return ExitCode.OK;
    }
}
