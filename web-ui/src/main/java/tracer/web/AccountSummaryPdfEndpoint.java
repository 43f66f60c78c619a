package tracer.web;

import java.util.Optional;
import tracer.inquiry.Inquiry;

/** The flow summary of a trace over accounts as PDF. */
record AccountSummaryPdfEndpoint(Inquiry inquiry) implements FileEndpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-summary.pdf",
                "accountSummaryPdf",
                "The trace over accounts in plain sentences, each with its evidence class, as tagged PDF. Refused if it holds a protected address and is not said to be confidential.",
                SummaryPdfEndpoint.withPaper(SummaryParameters.ofAccounts()),
                Optional.empty(),
                "application/pdf");
    }

    @Override
    public File answer(Request request) {
        return SummaryPdfEndpoint.pdf(
                request, () -> SummaryParameters.askAccounts(inquiry, request));
    }
}
