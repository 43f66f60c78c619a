package tracer.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tracer.inquiry.Inquiry;
import tracer.ledger.Bytes;
import tracer.summary.FlowSummary;
import tracer.web.print.SummaryPage;
import tracer.web.print.SummaryStyle;

/** The flow summary of a trace, to read in the browser and to print from it. */
record SummaryPageEndpoint(Inquiry inquiry) implements FileEndpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/summary.html",
                "summaryPage",
                "The trace in plain sentences, each with its evidence class, as a printable page. Refused if it holds a protected address and is not said to be confidential.",
                SummaryParameters.all(),
                Optional.empty(),
                "text/html;charset=utf-8");
    }

    @Override
    public File answer(Request request) {
        return page(SummaryParameters.ask(inquiry, request));
    }

    static File page(FlowSummary summary) {
        return File.toRead(
                SummaryParameters.name(summary, "html"),
                Bytes.of(SummaryPage.html(summary).getBytes(StandardCharsets.UTF_8)),
                Optional.of(SummaryStyle.policy(summary)));
    }
}
