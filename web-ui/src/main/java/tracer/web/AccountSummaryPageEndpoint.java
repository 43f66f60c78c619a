package tracer.web;

import java.util.Optional;
import tracer.inquiry.Inquiry;

/** The flow summary of a trace over accounts, to read in the browser and to print from it. */
record AccountSummaryPageEndpoint(Inquiry inquiry) implements FileEndpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-summary.html",
                "accountSummaryPage",
                "The trace over accounts in plain sentences, each with its evidence class, as a printable page. Refused if it holds a protected address and is not said to be confidential.",
                SummaryParameters.ofAccounts(),
                Optional.empty(),
                "text/html;charset=utf-8");
    }

    @Override
    public File answer(Request request) {
        return SummaryPageEndpoint.page(SummaryParameters.askAccounts(inquiry, request));
    }
}
