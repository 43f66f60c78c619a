package tracer.cli;

import java.util.Optional;
import tracer.flow.AccountExposureRequest;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.inquiry.AccountSeedQuestion;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;

/** The part of {@link TraceCommand} whose seeds are transfers of an account chain. */
record AccountTracing(Inquiry inquiry, Stoppable asked, Optional<EvmChain> named, boolean unfold) {
    ExitCode trace(AccountSeedQuestion from, AccountQuestion.How how) {
        if (isTransaction(from)) {
            return list(from.names().getFirst(), how.direction());
        }
        AccountQuestion question = question(from, how);
        return asked.answer(
                (progress, ctrlC) ->
                        inquiry.accounts()
                                .trace(question.chain(), question.request(), progress, ctrlC)
                                .noting(question.remarks()),
                trace -> AccountTraceText.of(trace, unfold));
    }

    /** Under poison: a set without amounts. */
    ExitCode expose(AccountSeedQuestion from, AccountQuestion.How how) {
        if (isTransaction(from)) {
            return list(from.names().getFirst(), how.direction());
        }
        AccountQuestion question = question(from, how);
        AccountTraceRequest like = question.request();
        AccountExposureRequest request =
                new AccountExposureRequest(
                        like.seeds(), like.direction(), like.limits(), like.stops());
        return asked.answer(
                (progress, ctrlC) ->
                        inquiry.accounts()
                                .exposure(question.chain(), request, progress, ctrlC)
                                .noting(question.remarks()),
                AccountExposureText::of);
    }

    private static boolean isTransaction(AccountSeedQuestion from) {
        return from.names().size() == 1 && AccountIds.isHash(from.names().getFirst());
    }

    private AccountQuestion question(AccountSeedQuestion from, AccountQuestion.How how) {
        return AccountQuestion.of(AccountSeeding.of(inquiry.ports(), from), how);
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
