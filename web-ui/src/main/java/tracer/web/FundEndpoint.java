package tracer.web;

import java.util.List;
import tracer.flow.Sharing;
import tracer.inquiry.Document;
import tracer.inquiry.FundDocument;
import tracer.inquiry.Inquiry;
import tracer.ledger.OutPoint;

/** What of payments into a declared fund is still in it. */
record FundEndpoint(Inquiry inquiry) implements Endpoint {
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
                    Parameter.optional(
                            "sharing",
                            Parameter.Type.STRING,
                            "how several claimants share: pro-rata or first-in; pro-rata unless given",
                            "pro-rata"),
                    Parameter.optional(
                            "toHeight",
                            Parameter.Type.INTEGER,
                            "blocks above are left out",
                            "800000"));

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/fund",
                "fund",
                "What of payments into a declared fund is still in it, by its lowest intermediate balance;"
                        + " an inference from the declaration.",
                OWN,
                FundDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.fund(
                PathParameters.list(request, "of"),
                PathParameters.list(request, "claims").stream().map(OutPoint::of).toList(),
                request.optional("sharing").map(Sharing::of).orElse(Sharing.PRO_RATA),
                request.integer("toHeight"));
    }
}
