package tracer.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.summary.AccountSummaryRequest;
import tracer.summary.FlowSummary;
import tracer.summary.Naming;
import tracer.summary.Provenance;
import tracer.summary.Provenance.PolicyChosen;
import tracer.summary.SummaryRequest;

/** What a flow summary is asked with: a trace's parameters, and who stands behind it. */
final class SummaryParameters {
    private static final List<Parameter> PROVENANCE =
            List.of(
                    text(
                            "seedSource",
                            "who supplied the output, how and when",
                            "complaint of 3 May"),
                    text("preparedBy", "who prepares the summary", "Unit 4"),
                    text("jurisdiction", "whose law it is meant for", "England and Wales"),
                    text("policyChosenBy", "who chose the policy", "the court's expert"),
                    text("policyChosen", "before or after the figures were seen", "before"),
                    ExportEndpoint.CONFIDENTIAL);

    private SummaryParameters() {}

    private static Parameter text(String name, String description, String example) {
        return Parameter.optional(name, Parameter.Type.STRING, description, example);
    }

    static List<Parameter> all() {
        return FlowParameters.ofTracesAfter(
                Stream.concat(
                                SeedParameters.with(
                                        SeedParameters.DIRECTION,
                                        SeedParameters.POLICY,
                                        SeedParameters.FEES)
                                        .stream(),
                                PROVENANCE.stream())
                        .toList());
    }

    /** Of a trace over accounts. */
    static List<Parameter> ofAccounts() {
        return FlowParameters.ofAccountsAfter(
                Stream.concat(AccountTraceEndpoint.OWN.stream(), PROVENANCE.stream()).toList());
    }

    /** What a browser keeps it under. */
    static String name(FlowSummary summary, String ending) {
        return ExportPacking.marked("flow-summary." + ending, summary.marking());
    }

    static FlowSummary ask(Inquiry inquiry, Request request) {
        return inquiry.summary(
                new SummaryRequest(
                        SeedParameters.question(inquiry, request),
                        SeedParameters.otherNames(request),
                        provenance(request),
                        isConfidential(request),
                        Optional.empty()),
                Progress.SILENT,
                Deadline.in(FlowParameters.PATIENCE));
    }

    /** Of a trace over accounts. */
    static FlowSummary askAccounts(Inquiry inquiry, Request request) {
        AccountTraceEndpoint.Asked asked = AccountTraceEndpoint.asked(inquiry, request);
        return inquiry.accounts()
                .summary(
                        new AccountSummaryRequest(
                                asked.chain(),
                                asked.question(),
                                new Naming(
                                        SeedParameters.otherNames(request),
                                        asked.seeds().remarks()),
                                provenance(request),
                                isConfidential(request),
                                Optional.empty()),
                        Progress.SILENT,
                        Deadline.in(FlowParameters.PATIENCE));
    }

    private static Provenance provenance(Request request) {
        return new Provenance(
                request.optional("seedSource"),
                request.optional("preparedBy"),
                request.optional("jurisdiction"),
                request.optional("policyChosenBy"),
                request.optional("policyChosen")
                        .map(PolicyChosen::of)
                        .orElse(PolicyChosen.NOT_STATED));
    }

    private static boolean isConfidential(Request request) {
        return request.truth("confidential", false);
    }
}
