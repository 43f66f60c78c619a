package tracer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.inquiry.Inquiry;
import tracer.summary.FlowSummary;
import tracer.web.print.Paper;
import tracer.web.print.SummaryPdf;

/** The flow summary of a trace as PDF. */
record SummaryPdfEndpoint(Inquiry inquiry) implements FileEndpoint {
    @Override
    public Operation operation() {
        List<Parameter> parameters = new ArrayList<>(SummaryParameters.all());
        parameters.add(
                Parameter.optional(
                        "paper", Parameter.Type.STRING, "a4 or letter; a4 unless given", "a4"));
        return new Operation(
                "/api/v1/summary.pdf",
                "summaryPdf",
                "The trace in plain sentences, each with its evidence class, as tagged PDF. Refused if it holds a protected address and is not said to be confidential.",
                parameters,
                Optional.empty(),
                "application/pdf");
    }

    @Override
    public File answer(Request request) {
        Paper paper = Paper.of(request.optional("paper").orElse("a4"));
        FlowSummary summary = SummaryParameters.ask(inquiry, request);
        return File.toRead(
                SummaryParameters.name(summary, "pdf"),
                SummaryPdf.of(summary, paper),
                Optional.empty());
    }
}
