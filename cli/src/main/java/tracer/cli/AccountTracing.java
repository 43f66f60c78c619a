package tracer.cli;

import java.util.Optional;
import tracer.flow.AccountExposureRequest;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.inquiry.AccountExposureDocument;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** The part of {@link TraceCommand} whose seed is a transfer of an account chain. */
record AccountTracing(Inquiry inquiry, OutputOptions output, Optional<EvmChain> named) {
    ExitCode trace(String seed, AccountQuestion.How how) {
        if (AccountIds.isHash(seed)) {
            return list(seed, how.direction());
        }
        AccountQuestion question = AccountQuestion.of(inquiry, seed, named, how);
        Progress progress = output.progress();
        AccountTraceDocument trace;
        try (CtrlC ctrlC = CtrlC.watched()) {
            trace = inquiry.accounts().trace(question.chain(), question.request(), progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(trace, () -> AccountTraceText.of(trace));
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
            exposure = inquiry.accounts().exposure(question.chain(), request, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(exposure, () -> AccountExposureText.of(exposure));
        return exposure.truncated() ? ExitCode.LIMIT : ExitCode.OK;
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
        output.print(found, () -> AccountTransactionText.choice(found, way));
        return ExitCode.OK;
    }
}
