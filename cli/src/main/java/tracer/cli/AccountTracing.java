package tracer.cli;

import java.util.List;
import java.util.Optional;
import tracer.flow.AccountExposureRequest;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.inquiry.AccountExposureDocument;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** The part of {@link TraceCommand} whose seeds are transfers of an account chain. */
record AccountTracing(
        Inquiry inquiry, OutputOptions output, Optional<EvmChain> named, boolean unfold) {
    /**
     * @param portion how much of each that does not say so itself
     */
    ExitCode trace(List<String> seeds, Optional<String> portion, AccountQuestion.How how) {
        if (seeds.size() == 1 && AccountIds.isHash(seeds.getFirst())) {
            return list(seeds.getFirst(), how.direction());
        }
        AccountQuestion question =
                AccountQuestion.of(
                        AccountSeeding.of(inquiry.ports(), seeds, portion, named), how);
        Progress progress = output.progress();
        AccountTraceDocument trace;
        try (CtrlC ctrlC = CtrlC.watched()) {
            trace = inquiry.accountTrace(question.chain(), question.request(), progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(trace, () -> AccountTraceText.of(trace, unfold));
        return trace.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    /** Under poison: a set without amounts. */
    ExitCode expose(String seed, AccountQuestion.How how) {
        if (AccountIds.isHash(seed)) {
            return list(seed, how.direction());
        }
        AccountQuestion question = AccountQuestion.of(inquiry, seed, named, how);
        AccountTraceRequest asked = question.request();
        AccountExposureRequest request =
                new AccountExposureRequest(
                        asked.seed(), asked.direction(), asked.limits(), asked.stops());
        Progress progress = output.progress();
        AccountExposureDocument exposure;
        try (CtrlC ctrlC = CtrlC.watched()) {
            exposure = inquiry.accountExposure(question.chain(), request, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(exposure, () -> AccountExposureText.of(exposure));
        return exposure.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    /** A transaction moves much; which of it to follow is the user's to say. */
    private ExitCode list(String hash, Direction direction) {
        AccountTransactionDocument found = inquiry.accountTransaction(AccountIds.hash(hash), named);
        String way =
                switch (direction) {
                    case FORWARD -> "forward";
                    case BACKWARD -> "back";
                };
        output.print(found, () -> AccountTransactionText.choice(found, way));
        return ExitCode.OK;
    }
}
