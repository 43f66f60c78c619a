package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.account.AccountTransaction;
import tracer.account.AccountTransaction.NotFollowed;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;

/**
 * One transaction of a block: who asked for what, whether it succeeded, and all that it moved. What
 * failed moved nothing but its fee.
 */
final class TransactionReading {
    private final BlockReading in;
    private final JsonValue json;
    private final JsonValue receipt;
    private final List<Frame> frames;
    private final int index;
    private final TxId id;
    private final EvmAddress from;
    private final Optional<EvmAddress> to;
    private final Optional<EvmAddress> created;
    private final BigInteger value;
    private final List<Transfer> transfers = new ArrayList<>();
    private int nonFungible;
    private int unknownKind;

    /**
     * @param frames what it did inside, beginning with itself; empty if that was not seen
     */
    TransactionReading(
            BlockReading in, JsonValue json, JsonValue receipt, List<Frame> frames, int index) {
        this.in = in;
        this.json = json;
        this.receipt = receipt;
        this.frames = frames;
        this.index = index;
        this.id = new TxId(Hex.hash(json.field("hash")));
        this.from = Hex.address(json.field("from"));
        this.to = Hex.addressIfPresent(json, "to");
        this.created =
                to.isPresent()
                        ? Optional.empty()
                        : Hex.addressIfPresent(receipt, "contractAddress");
        this.value = Hex.quantity(json.field("value"));
    }

    AccountTransaction read() {
        checkBelongings();
        Outcome outcome = outcome();
        addFees();
        if (outcome == Outcome.SUCCEEDED) {
            addValue();
            addCalls();
        }
        addLogs(outcome);
        return new AccountTransaction(
                id,
                index,
                from,
                to,
                created,
                outcome,
                value,
                transfers,
                new NotFollowed(nonFungible, unknownKind));
    }

    private void checkBelongings() {
        json.fieldIfPresent("blockHash").ifPresent(in.head().name()::requireHash);
        json.fieldIfPresent("transactionIndex").ifPresent(this::requireIndex);
        in.head().name().requireHash(receipt.field("blockHash"));
        receipt.fieldIfPresent("blockNumber").ifPresent(in.head().name()::requireHeight);
        requireIndex(receipt.field("transactionIndex"));
        receipt.fieldIfPresent("from")
                .filter(f -> !Hex.address(f).equals(from))
                .ifPresent(f -> {
                    throw f.bad("the transaction is from %s; ask the node again".formatted(from));
                });
        receipt.fieldIfPresent("to")
                .filter(t -> !Optional.of(Hex.address(t)).equals(to))
                .ifPresent(t -> {
                    throw t.bad("the transaction is to %s; ask the node again".formatted(toText()));
                });
    }

    private String toText() {
        return to.map(EvmAddress::text).orElse("nobody, it creates a contract");
    }

    private void requireIndex(JsonValue v) {
        if (Hex.number(v) != index) {
            throw v.bad("is %d, but it stands at %d".formatted(Hex.number(v), index));
        }
    }

    /** By the receipt's status (EIP-658); before that by the trace of the transaction itself. */
    private Outcome outcome() {
        Optional<Boolean> traced = frames.stream().findFirst().map(f -> !f.hasFailed());
        Optional<JsonValue> status = receipt.fieldIfPresent("status");
        if (status.isEmpty()) {
            return traced.map(TransactionReading::outcome).orElse(Outcome.UNKNOWN);
        }
        long code = Hex.number(status.get());
        if (code > 1) {
            throw status.get().bad("is %d, neither 0 nor 1".formatted(code));
        }
        boolean succeeded = code == 1;
        if (traced.filter(t -> t != succeeded).isPresent()) {
            throw status.get()
                    .bad(
                            "says that transaction 0x%s %s, its trace says that it %s; ask the node again"
                                    .formatted(
                                            id,
                                            succeeded ? "succeeded" : "failed",
                                            succeeded ? "failed" : "succeeded"));
        }
        return outcome(succeeded);
    }

    private static Outcome outcome(boolean succeeded) {
        return succeeded ? Outcome.SUCCEEDED : Outcome.FAILED;
    }

    private void addFees() {
        Fees.of(json, receipt, in.head())
                .forEach((kind, amount) ->
                        add(
                                TransferId.of(id, kind),
                                Optional.of(from),
                                kind == TransferKind.FEE_TIP
                                        ? Optional.of(in.head().maker())
                                        : Optional.empty(),
                                in.nativeAsset(),
                                amount));
        if (Fees.hasOperatorFee(receipt)) {
            in.tally().skip("operator fees, not counted", "transaction 0x" + id);
        }
    }

    private void addValue() {
        if (to.isEmpty() && created.isEmpty()) {
            throw receipt.bad(
                    "has no contractAddress, though transaction 0x%s creates a contract; ask the node again"
                            .formatted(id));
        }
        if (value.signum() > 0) {
            Optional<EvmAddress> receiver = to.isPresent() ? to : created;
            add(
                    TransferId.of(id, TransferKind.VALUE),
                    Optional.of(from),
                    receiver,
                    in.nativeAsset(),
                    value);
        }
    }

    private void addCalls() {
        Set<EvmAddress> createdHere = new HashSet<>();
        created.ifPresent(createdHere::add);
        frames.stream()
                .filter(f -> f.type().creates() && !f.hasFailed())
                .forEach(f -> f.to().ifPresent(createdHere::add));
        for (Frame f : Frame.thatMovedValue(frames)) {
            Optional<EvmAddress> receiver =
                    f.type() == Frame.Type.SELFDESTRUCT ? heir(f, createdHere) : f.to();
            add(
                    new TransferId(id.hash(), TransferKind.CALL, f.index()),
                    Optional.of(f.from()),
                    receiver,
                    in.nativeAsset(),
                    f.value());
        }
    }

    /**
     * Who gets what a destroyed contract held. One that names itself destroys the value with it;
     * since EIP-6780 (seen by its time: the block has blob gas) only if it was created within the
     * same transaction.
     */
    private Optional<EvmAddress> heir(Frame f, Set<EvmAddress> createdHere) {
        boolean namesItself = f.to().filter(f.from()::equals).isPresent();
        boolean burns = !in.hasBlobGas() || createdHere.contains(f.from());
        return namesItself && burns ? Optional.empty() : f.to();
    }

    private void addLogs(Outcome outcome) {
        List<JsonValue> logs = receipt.field("logs").items();
        if (outcome == Outcome.FAILED && !logs.isEmpty()) {
            throw receipt.field("logs")
                    .bad(
                            "has %d entries, but a failed transaction logs nothing; ask the node again"
                                    .formatted(logs.size()));
        }
        for (JsonValue log : logs) {
            int number = in.takeLogIndex(log, id, index);
            EvmAddress contract = Hex.address(log.field("address"));
            switch (TransferLog.read(log, contract, in.rules())) {
                case TransferLog.Fungible(EvmAddress a, EvmAddress b, BigInteger amount) ->
                        add(
                                new TransferId(
                                        id.hash(), TransferKind.LOG, Integer.toString(number)),
                                Optional.of(a),
                                Optional.of(b),
                                new Asset.Token(contract),
                                amount);
                case TransferLog.NonFungible() -> {
                    nonFungible++;
                    skip("Transfer logs of single things (ERC-721), which have no amount", number);
                }
                case TransferLog.UnknownKind() -> {
                    unknownKind++;
                    skip("Transfer logs of contracts whose standard is not known", number);
                }
                case TransferLog.Wrapping() ->
                        skip(
                                "logs of coins wrapped or unwrapped, which change token balances without a Transfer",
                                number);
                case TransferLog.OfNative() ->
                        skip("logs that tell native transfers again", number);
                case TransferLog.Other() -> {}
            }
        }
    }

    private void skip(String reason, int log) {
        in.tally().skip(reason, "0x%s:log-%d".formatted(id, log));
    }

    private void add(
            TransferId transfer,
            Optional<EvmAddress> sender,
            Optional<EvmAddress> receiver,
            Asset asset,
            BigInteger amount) {
        transfers.add(
                new Transfer(
                        transfer,
                        in.head().place(index, transfers.size()),
                        sender,
                        receiver,
                        asset,
                        amount));
    }
}
