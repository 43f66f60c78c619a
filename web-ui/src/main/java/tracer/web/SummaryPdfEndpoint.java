package tracer.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tracer.inquiry.Inquiry;
import tracer.summary.FlowSummary;
import tracer.web.print.Paper;
import tracer.web.print.SummaryPdf;

/** The flow summary of a trace as PDF. */
record SummaryPdfEndpoint(Inquiry inquiry) implements FileEndpoint {
    private static final Parameter PAPER =
            Parameter.optional(
                    "paper", Parameter.Type.STRING, "a4 or letter; a4 unless given", "a4");

    static List<Parameter> withPaper(List<Parameter> parameters) {
        return Stream.concat(parameters.stream(), Stream.of(PAPER)).toList();
    }

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/summary.pdf",
                "summaryPdf",
                "The trace in plain sentences, each with its evidence class, as tagged PDF. Refused if it holds a protected address and is not said to be confidential.",
                withPaper(SummaryParameters.all()),
                Optional.empty(),
                "application/pdf");
    }

    @Override
    public File answer(Request request) {
        return pdf(request, () -> SummaryParameters.ask(inquiry, request));
    }

    static File pdf(Request request, Supplier<FlowSummary> asked) {
        Paper paper = Paper.of(request.optional(PAPER.name()).orElse("a4"));
        FlowSummary summary = asked.get();
        return File.toRead(
                SummaryParameters.name(summary, "pdf"),
                SummaryPdf.of(summary, paper),
                Optional.empty());
    }
}
