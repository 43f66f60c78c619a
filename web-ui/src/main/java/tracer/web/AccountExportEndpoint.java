package tracer.web;

import java.util.Optional;
import java.util.stream.Stream;
import tracer.exhibit.Exhibition;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;

/** The evidence graph of a trace over accounts as a file. */
record AccountExportEndpoint(Inquiry inquiry) implements FileEndpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-export",
                "accountExport",
                "The evidence graph of a trace over accounts as a file. Refused if it holds a protected address and is not said to be confidential.",
                FlowParameters.ofAccountsAfter(
                        Stream.concat(
                                        AccountTraceEndpoint.OWN.stream(),
                                        ExportEndpoint.OWN.stream())
                                .toList()),
                Optional.empty(),
                "application/octet-stream");
    }

    @Override
    public File answer(Request request) {
        return ExportEndpoint.packed(
                request,
                () -> {
                    AccountTraceEndpoint.Asked asked = AccountTraceEndpoint.asked(inquiry, request);
                    return new Exhibition(inquiry.ports())
                            .ofTrace(
                                    asked.chain(),
                                    asked.question(),
                                    Progress.SILENT,
                                    Deadline.in(FlowParameters.PATIENCE))
                            .noting(asked.seeds().remarks());
                });
    }
}
