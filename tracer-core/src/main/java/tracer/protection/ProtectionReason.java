package tracer.protection;

import tracer.account.TransferId;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;

/** Why a script is protected. */
public sealed interface ProtectionReason {
    /** Somebody marked its address. */
    record Marked(ProtectionStatement statement) implements ProtectionReason {}

    /** It paid an address that is labelled as an advertising site, in this transaction. */
    record PaidAdvertising(Address site, TxId in) implements ProtectionReason {}

    /** It paid an address of an account chain that is labelled so, by this transfer. */
    record PaidAdvertisingAccount(EvmAddress site, TransferId by) implements ProtectionReason {}

    /** Short name for exports; says nothing about the person. */
    default String id() {
        return switch (this) {
            case Marked m -> "marked";
            case PaidAdvertising p -> "paid-advertising";
            case PaidAdvertisingAccount p -> "paid-advertising";
        };
    }
}
