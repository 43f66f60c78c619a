package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.account.AccountBlock;
import tracer.account.AccountTransaction;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/**
 * One block out of the answers about it: block, receipts and traces must be of the same block and
 * agree with each other, and all of it must be there.
 */
final class BlockReading {
    private static final int HIGHEST_LOG = 999_999_999;
    private static final int HIGHEST_WITHDRAWAL = 999_999_999;

    /** EIP-4895 counts withdrawals in gwei. */
    private static final BigInteger WEI_IN_GWEI = BigInteger.TEN.pow(9);

    private final BlockParts parts;
    private final EvmRules rules;
    private final Tally tally;
    private final Asset.Native nativeAsset;
    private final BlockHead head;
    private final List<JsonValue> transactions;
    private final List<TxId> ids = new ArrayList<>();
    private final Set<Integer> logIndexes = new HashSet<>();

    private BlockReading(BlockParts parts, EvmChain chain, EvmRules rules, Tally tally) {
        this.parts = parts;
        this.rules = rules;
        this.tally = tally;
        this.nativeAsset = chain.nativeAsset();
        this.head = BlockHead.read(parts.block(), rules);
        this.transactions = parts.block().field("transactions").items();
        Set<TxId> seen = new HashSet<>();
        for (JsonValue t : transactions) {
            TxId id = new TxId(Hex.hash(t.field("hash")));
            if (!seen.add(id)) {
                throw t.field("hash").bad("stands twice in block " + head.name().height());
            }
            ids.add(id);
        }
    }

    /**
     * Reads a block.
     *
     * @param tally of this block: gets what is passed over
     * @throws tracer.problem.BadInput naming block and field
     */
    static AccountBlock read(BlockParts parts, EvmChain chain, EvmRules rules, Tally tally) {
        return new BlockReading(parts, chain, rules, tally).read();
    }

    BlockHead head() {
        return head;
    }

    EvmRules rules() {
        return rules;
    }

    Tally tally() {
        return tally;
    }

    Asset.Native nativeAsset() {
        return nativeAsset;
    }

    boolean hasBlobGas() {
        return parts.block().fieldIfPresent("blobGasUsed").isPresent();
    }

    private AccountBlock read() {
        List<JsonValue> receipts = receiptsInOrder();
        checkGas(receipts);
        boolean agrees = rules.hashesAsEthereum() && BlockRoots.agree(parts, receipts, head, tally);
        Traces traces = traces();
        List<AccountTransaction> read = new ArrayList<>();
        for (int i = 0; i < transactions.size(); i++) {
            List<Frame> frames = traces.framesByTransaction().getOrDefault(ids.get(i), List.of());
            read.add(
                    new TransactionReading(this, transactions.get(i), receipts.get(i), frames, i)
                            .read());
        }
        List<Transfer> own = ownTransfers(traces);
        Seen seen = new Visibility(head, rules, traces, tally).of(read, transactions, receipts);
        tally.block(head.isRecomputed(), agrees);
        return new AccountBlock(
                head.name().height(),
                head.name().hash(),
                head.parent(),
                head.time(),
                read,
                own,
                seen);
    }

    private List<JsonValue> receiptsInOrder() {
        Map<TxId, JsonValue> byTransaction = new HashMap<>();
        for (JsonValue r : parts.receipts()) {
            JsonValue hash = r.field("transactionHash");
            TxId id = new TxId(Hex.hash(hash));
            if (byTransaction.put(id, r) != null) {
                throw hash.bad("has two receipts in block " + head.name().height());
            }
            if (!ids.contains(id)) {
                throw hash.bad(
                        "is 0x%s, which is no transaction of block %d (0x%s); the parts are of two branches: ask the node again for all of it"
                                .formatted(id, head.name().height(), head.name().hash()));
            }
        }
        List<JsonValue> ordered = new ArrayList<>();
        for (TxId id : ids) {
            JsonValue receipt = byTransaction.get(id);
            if (receipt == null) {
                throw parts.block()
                        .field("transactions")
                        .bad(
                                "transaction 0x%s of block %d has no receipt; give all receipts of the block"
                                        .formatted(id, head.name().height()));
            }
            ordered.add(receipt);
        }
        return ordered;
    }

    /** The gas of each transaction, that of all up to it, and the block's must agree. */
    private void checkGas(List<JsonValue> receipts) {
        BigInteger sum = BigInteger.ZERO;
        for (JsonValue r : receipts) {
            sum = sum.add(Fees.gasUsed(r));
            JsonValue cumulative = r.field("cumulativeGasUsed");
            if (!Hex.quantity(cumulative).equals(sum)) {
                throw cumulative.bad(
                        "is %s, but the gas used up to here is %s; ask the node again"
                                .formatted(Hex.quantity(cumulative), sum));
            }
        }
        if (!sum.equals(head.gasUsed())) {
            throw parts.block()
                    .field("gasUsed")
                    .bad(
                            "is %s, but the receipts sum to %s; ask the node again"
                                    .formatted(head.gasUsed(), sum));
        }
    }

    private Traces traces() {
        Traces traces =
                switch (parts.traces()) {
                    case BlockParts.TraceJson.TraceBlock(List<JsonValue> frames) ->
                            TraceBlockFrames.read(frames, head.name());
                    case BlockParts.TraceJson.CallTracer(JsonValue trees) ->
                            CallTracerFrames.read(trees, ids);
                    case BlockParts.TraceJson.None(String why) -> new Traces.None(why);
                };
        if (!(traces instanceof Traces.None)) {
            checkTraces(traces);
        }
        return traces;
    }

    private void checkTraces(Traces traces) {
        Map<TxId, List<Frame>> frames = traces.framesByTransaction();
        for (TxId traced : frames.keySet()) {
            if (!ids.contains(traced)) {
                throw parts.block()
                        .field("transactions")
                        .bad(
                                "has no 0x%s, but the traces of block %d do; ask the node again"
                                        .formatted(traced, head.name().height()));
            }
        }
        for (int i = 0; i < ids.size(); i++) {
            List<Frame> of = frames.getOrDefault(ids.get(i), List.of());
            if (of.isEmpty() || !of.getFirst().isRoot()) {
                throw transactions
                        .get(i)
                        .bad(
                                "the traces of block %d do not tell it (0x%s); ask the node again, or leave internal transfers out with --no-traces"
                                        .formatted(head.name().height(), ids.get(i)));
            }
            EvmAddress from = Hex.address(transactions.get(i).field("from"));
            if (!of.getFirst().from().equals(from)) {
                throw transactions
                        .get(i)
                        .field("from")
                        .bad(
                                "is %s, but its trace begins at %s; ask the node again"
                                        .formatted(from, of.getFirst().from()));
            }
        }
    }

    private List<Transfer> ownTransfers(Traces traces) {
        List<Transfer> own = new ArrayList<>();
        List<JsonValue> withdrawals =
                parts.block().fieldIfPresent("withdrawals").map(JsonValue::items).orElse(List.of());
        Set<Long> numbers = new HashSet<>();
        for (JsonValue w : withdrawals) {
            JsonValue index = w.field("index");
            long number = Hex.number(index);
            if (number > HIGHEST_WITHDRAWAL || !numbers.add(number)) {
                throw index.bad("is %d, twice in the block or out of bounds".formatted(number));
            }
            addOwn(
                    own,
                    TransferKind.WITHDRAWAL,
                    Long.toString(number),
                    Hex.address(w.field("address")),
                    Hex.quantity(w.field("amount"), Long.SIZE).multiply(WEI_IN_GWEI));
        }
        int rewards = 0;
        for (TraceBlockFrames.Reward r : traces.rewardsSeen()) {
            addOwn(own, TransferKind.REWARD, Integer.toString(rewards++), r.author(), r.value());
        }
        return own;
    }

    private void addOwn(
            List<Transfer> own,
            TransferKind kind,
            String index,
            EvmAddress receiver,
            BigInteger amount) {
        own.add(
                new Transfer(
                        new TransferId(head.name().hash().hash(), kind, index),
                        head.place(transactions.size(), own.size()),
                        Optional.empty(),
                        Optional.of(receiver),
                        nativeAsset,
                        amount));
    }

    /** Each log is of its transaction and stands once in the block. */
    int takeLogIndex(JsonValue log, TxId transaction, int index) {
        head.name().requireHash(log.field("blockHash"));
        JsonValue hash = log.field("transactionHash");
        if (!Hex.hash(hash).equals(transaction.hash())) {
            throw hash.bad("the receipt is of transaction 0x%s".formatted(transaction));
        }
        log.fieldIfPresent("transactionIndex")
                .filter(v -> Hex.number(v) != index)
                .ifPresent(v -> {
                    throw v.bad("its transaction stands at %d".formatted(index));
                });
        log.fieldIfPresent("removed")
                .filter(JsonValue::isTrue)
                .ifPresent(v -> {
                    throw v.bad("the log is of a branch that was left; ask the node again");
                });
        JsonValue number = log.field("logIndex");
        long at = Hex.number(number);
        if (at > HIGHEST_LOG || !logIndexes.add((int) at)) {
            throw number.bad(
                    "is %d, twice in block %d or out of bounds; ask the node again"
                            .formatted(at, head.name().height()));
        }
        return (int) at;
    }
}
