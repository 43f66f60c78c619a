package tracer.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tracer.exhibit.Exhibit;
import tracer.exhibit.Exhibition;
import tracer.exhibit.ExportFormat;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;

/** The evidence graph of a trace as a file. */
record ExportEndpoint(Inquiry inquiry) implements FileEndpoint {
    /** Of everything that may hold protected addresses. */
    static final Parameter CONFIDENTIAL =
            Parameter.optional(
                    "confidential",
                    Parameter.Type.BOOLEAN,
                    "whether it may hold protected addresses, and then says so; false unless given",
                    "false");

    /** What an export is asked with beside its trace. */
    static final List<Parameter> OWN =
            List.of(
                    Parameter.optional(
                            "format",
                            Parameter.Type.STRING,
                            "graphml, csv (tables in a ZIP archive) or json; graphml unless given",
                            "graphml"),
                    CONFIDENTIAL);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/export",
                "export",
                "The evidence graph of a trace as a file. Refused if it holds a protected address and is not said to be confidential.",
                FlowParameters.ofTracesAfter(
                        Stream.concat(
                                        SeedParameters.with(
                                                SeedParameters.DIRECTION, SeedParameters.POLICY)
                                                .stream(),
                                        OWN.stream())
                                .toList()),
                Optional.empty(),
                "application/octet-stream");
    }

    @Override
    public File answer(Request request) {
        return packed(
                request,
                () ->
                        new Exhibition(inquiry.ports())
                                .ofTrace(
                                        SeedParameters.question(inquiry, request),
                                        Progress.SILENT,
                                        Deadline.in(FlowParameters.PATIENCE)));
    }

    /** An exhibit in the format that was asked for, if it may leave. */
    static File packed(Request request, Supplier<Exhibit> asked) {
        ExportFormat format =
                ExportFormat.of(request.optional("format").orElse(ExportFormat.GRAPHML.id()));
        boolean confidential = request.truth("confidential", false);
        Exhibit exhibit = asked.get();
        return ExportPacking.of(
                exhibit.files(format, confidential),
                "evidence-graph.zip",
                exhibit.guarded().banner(confidential));
    }
}
