package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.List;
import tracer.account.AccountTransaction;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.Seen;
import tracer.ingest.json.JsonValue;

/** What of a block its source could see, and what is therefore missing; the latter is counted. */
record Visibility(BlockHead head, EvmRules rules, Traces traces, Tally tally) {
    /** Types known here: legacy, EIP-2930, 1559, 4844, 7702. Others may create value. */
    private static final long HIGHEST_TYPE = 4;

    /** Gas of a transaction that runs no code and has no data (yellow paper, G_transaction). */
    private static final BigInteger PLAIN_GAS = BigInteger.valueOf(21_000);

    /**
     * Of a block's transactions.
     *
     * @param read as they were read, in order
     * @param transactions their JSON
     * @param receipts theirs
     */
    Seen of(List<AccountTransaction> read, List<JsonValue> transactions, List<JsonValue> receipts) {
        Seen seen = new Seen(calls(read, transactions, receipts), areRewardsSeen(transactions));
        String block = "block " + head.name().height();
        if (seen.calls() == Seen.Calls.NOT_SEEN) {
            String why = traces instanceof Traces.None(String w) ? w : "";
            tally.skip("blocks whose internal transfers are not seen: " + why, block);
        }
        if (head.isMined() && !seen.rewards()) {
            tally.skip("blocks whose rewards are not seen", block);
        }
        return seen;
    }

    private Seen.Calls calls(
            List<AccountTransaction> read, List<JsonValue> transactions, List<JsonValue> receipts) {
        return switch (traces) {
            case Traces.OfBlock _ -> Seen.Calls.TRACE_BLOCK;
            case Traces.OfCalls _ -> Seen.Calls.CALL_TRACER;
            case Traces.None _ -> {
                for (int i = 0; i < read.size(); i++) {
                    if (!isCertainlyPlain(read.get(i), transactions.get(i), receipts.get(i))) {
                        yield Seen.Calls.NOT_SEEN;
                    }
                }
                yield Seen.Calls.NONE_POSSIBLE;
            }
        };
    }

    /**
     * Whether it ran no code, so that nothing moved inside it: it failed, or it has no data and
     * used exactly the gas that every transaction uses. Any operation would have cost more. Before
     * London refunds could hide that (half of all gas came back; since EIP-3529 every operation
     * costs more than it gives back), so an older block is not believed, nor another chain's price
     * of gas.
     */
    private boolean isCertainlyPlain(
            AccountTransaction t, JsonValue transaction, JsonValue receipt) {
        if (t.outcome() == Outcome.FAILED) {
            return true;
        }
        return rules.hashesAsEthereum()
                && head.baseFee().isPresent()
                && t.outcome() == Outcome.SUCCEEDED
                && t.to().isPresent()
                && Hex.data(transaction.field("input")).length == 0
                && Fees.gasUsed(receipt).equals(PLAIN_GAS);
    }

    /** After the merge, and on development nodes, a block's maker gets no new value. */
    private boolean areRewardsSeen(List<JsonValue> transactions) {
        boolean madeByOthers = false;
        for (JsonValue t : transactions) {
            if (t.fieldIfPresent("type")
                    .map(Hex::number)
                    .filter(n -> n > HIGHEST_TYPE)
                    .isPresent()) {
                madeByOthers = true;
                tally.skip(
                        "transactions of a type not known here, which may bring new value",
                        "0x" + Hex.hash(t.field("hash")));
            }
        }
        return !madeByOthers && (!head.isMined() || !traces.rewardsSeen().isEmpty());
    }
}
