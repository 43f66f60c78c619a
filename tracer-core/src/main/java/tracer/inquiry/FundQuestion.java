package tracer.inquiry;

import java.util.List;
import java.util.OptionalInt;
import tracer.flow.Policy;
import tracer.flow.Sharing;

/**
 * What of payments into a declared fund is still in it.
 *
 * @param of addresses; on outputs also {@code entity:} with an entity's id or an address in it
 * @param claims payments into the fund: outputs {@code txid:n}, or transfers {@code 0xHASH:log-17}
 */
public record FundQuestion(
        List<String> of,
        List<String> claims,
        Policy policy,
        Sharing sharing,
        OptionalInt toHeight) {
    public FundQuestion {
        of = of.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
        claims = claims.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
    }
}
