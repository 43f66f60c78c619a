package tracer.ingest.demo.swap;

import java.math.BigInteger;
import tracer.ledger.EvmAddress;

/**
 * A transaction about the token.
 *
 * @param signer who asks for it
 * @param from whose balance it lessens; address zero for new tokens
 * @param to whose it adds to
 * @param amount in base units
 */
record TokenCall(EvmAddress signer, EvmAddress from, EvmAddress to, BigInteger amount) {
    static TokenCall pay(EvmAddress from, EvmAddress to, BigInteger amount) {
        return new TokenCall(from, from, to, amount);
    }

    /** New tokens. */
    static TokenCall make(EvmAddress issuer, EvmAddress to, BigInteger amount) {
        return new TokenCall(issuer, EvmAddress.ZERO, to, amount);
    }

    /** First bytes of Keccak-256 of {@code transfer(address,uint256)} and {@code mint(…)}. */
    String input() {
        return "0x%s%064x%064x"
                .formatted(
                        from.equals(EvmAddress.ZERO) ? "40c10f19" : "a9059cbb",
                        new BigInteger(1, to.toBytes()),
                        amount);
    }
}
