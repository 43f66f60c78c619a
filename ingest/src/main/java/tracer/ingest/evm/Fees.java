package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tracer.account.TransferKind;
import tracer.ingest.json.JsonValue;

/**
 * What a transaction paid to be in its block, by where it went: gas used × effective price, of
 * which the base fee is destroyed (EIP-1559) and the rest goes to the block's maker; blob gas
 * (EIP-4844); the part that an OP-stack rollup charges for its parent chain.
 *
 * <p>Known failures: rollups that keep the base fee in a vault, and chains that share fees out
 * otherwise, credit other accounts than is said here; the payer's side is right. An operator fee is
 * not counted; such transactions are reported.
 */
final class Fees {
    private Fees() {}

    /**
     * Reads them; those of nothing are left out.
     *
     * @throws tracer.problem.BadInput if a price is missing or below the block's base fee
     */
    static Map<TransferKind, BigInteger> of(
            JsonValue transaction, JsonValue receipt, BlockHead head) {
        Map<TransferKind, BigInteger> fees = new EnumMap<>(TransferKind.class);
        BigInteger gas = gasUsed(receipt);
        BigInteger price = price(transaction, receipt);
        // A price of nothing is that of transactions that the chain itself makes: they pay no base
        // fee either.
        if (price.signum() > 0) {
            BigInteger burnt = head.baseFee().orElse(BigInteger.ZERO);
            if (price.compareTo(burnt) < 0) {
                throw receipt.field("effectiveGasPrice")
                        .bad(
                                "is %s, below the block's base fee of %s; ask the node again"
                                        .formatted(price, burnt));
            }
            put(fees, TransferKind.FEE_BURNT, gas.multiply(burnt));
            put(fees, TransferKind.FEE_TIP, gas.multiply(price.subtract(burnt)));
        }
        // Some nodes tell a blob's price of every transaction; the gas alone says whether it is
        // paid.
        Optional<BigInteger> blobGas =
                receipt.fieldIfPresent("blobGasUsed")
                        .map(Hex::quantity)
                        .filter(g -> g.signum() > 0);
        if (blobGas.isPresent()) {
            put(
                    fees,
                    TransferKind.FEE_BLOB,
                    blobGas.get().multiply(Hex.quantity(receipt.field("blobGasPrice"))));
        }
        receipt.fieldIfPresent("l1Fee")
                .map(Hex::quantity)
                .ifPresent(f -> put(fees, TransferKind.FEE_L1, f));
        return fees;
    }

    static BigInteger gasUsed(JsonValue receipt) {
        return Hex.quantity(receipt.field("gasUsed"), Long.SIZE - 1);
    }

    private static BigInteger price(JsonValue transaction, JsonValue receipt) {
        Optional<BigInteger> effective =
                receipt.fieldIfPresent("effectiveGasPrice").map(Hex::quantity);
        if (effective.isPresent()) {
            return effective.get();
        }
        if (transaction.fieldIfPresent("maxFeePerGas").isPresent()) {
            throw receipt.field("effectiveGasPrice")
                    .bad("is missing, and this transaction names only the most that it pays");
        }
        return Hex.quantity(transaction.field("gasPrice"));
    }

    private static void put(
            Map<TransferKind, BigInteger> fees, TransferKind kind, BigInteger amount) {
        if (amount.signum() > 0) {
            fees.put(kind, amount);
        }
    }

    /** Whether the chain also charged what is not counted here. */
    static boolean hasOperatorFee(JsonValue receipt) {
        return isCharged(receipt, "operatorFeeScalar") || isCharged(receipt, "operatorFeeConstant");
    }

    private static boolean isCharged(JsonValue receipt, String field) {
        return receipt.fieldIfPresent(field)
                .map(Hex::quantity)
                .filter(n -> n.signum() > 0)
                .isPresent();
    }
}
