package tracer.attribution;

import tracer.ledger.EvmAddress;
import tracer.ledger.ScriptHash;

/**
 * What the labels about a subject are found by: the script hash of a Bitcoin address, or {@code
 * evm:} and the forty digits of an EVM address, whatever its chain.
 */
public record SubjectKey(String text) {
    private static final String EVM = "evm:";

    public static SubjectKey of(ScriptHash script) {
        return new SubjectKey(script.toString());
    }

    public static SubjectKey of(EvmAddress address) {
        return new SubjectKey(EVM + address.key());
    }

    @Override
    public String toString() {
        return text;
    }
}
