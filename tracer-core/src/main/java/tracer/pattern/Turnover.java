package tracer.pattern;

import java.math.BigInteger;
import tracer.ledger.Place;

/**
 * What one transaction did to what a holder has, in whole base units: what came in or what went
 * out, its fees among it, less what came back to itself in the same transaction.
 */
public record Turnover(String transaction, Place place, BigInteger in, BigInteger out) {
    public Turnover {
        if (in.signum() < 0 || out.signum() < 0 || in.signum() * out.signum() != 0) {
            throw new IllegalArgumentException(
                    "a transaction moves value in or out: %s in, %s out".formatted(in, out));
        }
    }
}
