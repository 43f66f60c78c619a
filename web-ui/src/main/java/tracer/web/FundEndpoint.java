package tracer.web;

import java.util.List;
import tracer.flow.Policy;
import tracer.flow.Sharing;
import tracer.inquiry.Document;
import tracer.inquiry.FundDocument;
import tracer.inquiry.FundQuestion;
import tracer.inquiry.Inquiry;

/** What of payments into a declared fund is still in it. */
record FundEndpoint(Inquiry inquiry) implements Endpoint {
    static final Parameter POLICY =
            Parameter.optional(
                    "policy",
                    Parameter.Type.STRING,
                    "libr, clean-first, dirty-first, fifo, lifo, haircut or haircut-int; libr, the lowest"
                            + " intermediate balance, unless given",
                    "libr");

    static final Parameter SHARING =
            Parameter.optional(
                    "sharing",
                    Parameter.Type.STRING,
                    "how several claimants share, where the policy does not say: pro-rata or first-in;"
                            + " pro-rata unless given",
                    "pro-rata");

    static final Parameter TO_HEIGHT =
            Parameter.optional(
                    "toHeight", Parameter.Type.INTEGER, "blocks above are left out", "800000");

    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "of",
                            "the fund: addresses or entity:ADDRESS, comma-separated",
                            "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"),
                    Parameter.required(
                            "claims",
                            "payments into it, txid:index, comma-separated",
                            TransactionEndpoint.EXAMPLE + ":1"),
                    POLICY,
                    SHARING,
                    TO_HEIGHT);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/fund",
                "fund",
                "What of payments into a declared fund is still in it, under a policy and all others beside"
                        + " it; an inference from the declaration.",
                OWN,
                FundDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.fund(question(request));
    }

    static FundQuestion question(Request request) {
        return new FundQuestion(
                PathParameters.list(request, "of"),
                PathParameters.list(request, "claims"),
                request.optional(POLICY.name()).map(Policy::of).orElse(Policy.LIBR),
                request.optional(SHARING.name()).map(Sharing::of).orElse(Sharing.PRO_RATA),
                request.integer(TO_HEIGHT.name()));
    }
}
