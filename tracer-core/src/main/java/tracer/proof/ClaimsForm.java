package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;

/** Values and scripts that only a node claims, ascending by output, with who claims them. */
final class ClaimsForm {
    private static final TagForm FORM =
            new TagForm(BundlePath.CLAIMS, "Output", "Satoshis", "Script", "Claimed-By");

    private ClaimsForm() {}

    static byte[] write(List<Claim> claims) {
        return FORM.write(
                claims.stream()
                        .map(c ->
                                List.of(
                                        c.output().toString(),
                                        Long.toString(c.content().value().value()),
                                        c.content().script().toString(),
                                        c.claimant()))
                        .toList());
    }

    static List<Claim> read(byte[] bytes) {
        List<Claim> claims = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            OutPoint output = e.read("Output", OutPoint::of);
            Output content =
                    new Output(
                            e.read("Satoshis", text -> Sats.of(Long.parseLong(text))),
                            e.read("Script", Script::ofHex));
            if (!claims.isEmpty() && claims.getLast().output().compareTo(output) >= 0) {
                throw new Difference(
                        e.place("Output"), "claims stand by ascending output, each once");
            }
            e.require("Claimed-By", Claim.SERVING_NODE);
            claims.add(new Claim(output, content, Claim.SERVING_NODE));
        }
        return claims;
    }
}
