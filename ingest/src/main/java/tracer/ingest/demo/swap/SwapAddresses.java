package tracer.ingest.demo.swap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.web3j.crypto.Hash;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** Who plays on the EVM chain. Addresses follow from the seed; nobody holds keys of theirs. */
public record SwapAddresses(long seed) {
    public static final EvmChain CHAIN = EvmChain.DEVELOPMENT;

    /** Made up, for the case alone. */
    public static final String SYMBOL = "USDX";

    /** The address of a name. */
    public EvmAddress of(String name) {
        byte[] hash =
                Hash.sha3(
                        "demonstration account %d/%s"
                                .formatted(seed, name)
                                .getBytes(StandardCharsets.UTF_8));
        return EvmAddress.ofBytes(
                Arrays.copyOfRange(hash, hash.length - EvmAddress.BYTES, hash.length));
    }

    /** Where the controller has the swap paid to. */
    public EvmAddress controller() {
        return of("controller");
    }

    /** Somebody whom the service pays the same amount meanwhile. */
    public EvmAddress customer() {
        return of("customer of the same amount");
    }

    public EvmAddress vault() {
        return of("swap service");
    }

    /** Where it is cashed out. */
    public EvmAddress deposit() {
        return of("exchange deposit of the controller");
    }

    /** What a depositor writes so that an address is paid. */
    public String memo(EvmAddress destination) {
        return "=:%s.%s:%s"
                .formatted(CHAIN.id().toUpperCase(Locale.ROOT), SYMBOL, "0x" + destination.key());
    }
}
