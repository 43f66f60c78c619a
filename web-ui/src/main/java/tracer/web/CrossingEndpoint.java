package tracer.web;

import java.util.List;
import tracer.crossing.CrossingRequest;
import tracer.crossing.TermsText;
import tracer.inquiry.CrossingDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;

/** Which payments on another chain could continue a deposit at a swap service. */
record CrossingEndpoint(Inquiry inquiry) implements Endpoint {
    private static final String WITHIN = "6h";

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/crossing",
                "crossing",
                "Which payments on an EVM chain could continue a deposit at a labelled swap service:"
                        + " assumed seeds, graded and counted, none followed and nothing summed"
                        + " across.",
                List.of(
                        Parameter.required(
                                "deposit",
                                "the output that pays the service, txid:index",
                                TransactionEndpoint.EXAMPLE + ":0"),
                        text(
                                "to",
                                "EVM chain to look on; may be left out if one is stored",
                                "ethereum"),
                        text(
                                "within",
                                "how long after the deposit's block the service may have paid, up to"
                                        + " 7d; %s unless given".formatted(WITHIN),
                                WITHIN),
                        text(
                                "rate",
                                "what the service paid for 1 BTC, with a stored token's symbol or"
                                        + " a contract; without it amounts are not compared",
                                "1btc=65000usdc"),
                        text("rateSource", "who gives that rate; needed with it", "the service"),
                        text(
                                "token",
                                "contract that the unit of the rate means",
                                "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
                        Parameter.optional(
                                "decimals",
                                Parameter.Type.INTEGER,
                                "of the token, where nothing stored says",
                                "6"),
                        text("fee", "what the service keeps; needed with a rate", "0.5%..2%"),
                        text(
                                "tolerance",
                                "by how much an amount may still miss that; 0% unless given",
                                "0.5%")),
                CrossingDocument.class);
    }

    private static Parameter text(String name, String description, String example) {
        return Parameter.optional(name, Parameter.Type.STRING, description, example);
    }

    @Override
    public Document answer(Request request) {
        EvmChain chain =
                CrossingRequest.chain(request.optional("to"), inquiry.ports().accounts().chains());
        TermsText terms =
                new TermsText(
                        request.optional("rate"),
                        request.optional("rateSource"),
                        request.optional("token"),
                        request.integer("decimals"),
                        request.optional("fee"),
                        request.optional("tolerance"));
        return inquiry.crossing(
                new CrossingRequest(
                        OutPoint.of(request.text("deposit")),
                        chain,
                        CrossingRequest.window(request.optional("within").orElse(WITHIN)),
                        terms.terms(inquiry.ports().accounts().ledger(chain))));
    }
}
