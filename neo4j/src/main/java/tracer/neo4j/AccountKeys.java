package tracer.neo4j;

import java.util.Map;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.TransferId;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/**
 * Keys of what is stored of one EVM chain: they begin with its chain id, since the same addresses
 * exist on every such chain, and a chain's name may change with the program.
 */
record AccountKeys(EvmChain chain) {
    /** The parameter that every query of a chain has. */
    Map<String, Object> ofChain() {
        return Map.of("chain", chain.number());
    }

    String of(EvmAddress address) {
        return chain.number() + ":" + address.key();
    }

    String of(TxId transaction) {
        return chain.number() + ":" + transaction;
    }

    /** Such as {@code 1:0xHASH:log-17}. */
    String of(TransferId transfer) {
        return chain.number() + ":" + transfer;
    }

    String of(OpeningBalance opening) {
        HeldAsset of = opening.of();
        return "%s:%s:%d".formatted(of(of.holder()), of.asset().id(), opening.height());
    }

    /** The transfer of a key. */
    static TransferId transfer(String key) {
        return TransferId.of(key.substring(key.indexOf(':') + 1));
    }

    /** The address of its stored form. */
    static EvmAddress address(String stored) {
        return EvmAddress.of("0x" + stored);
    }

    /** The asset of its id. */
    Asset asset(String id) {
        return id.equals(Asset.NATIVE) ? chain.nativeAsset() : new Asset.Token(address(id));
    }
}
