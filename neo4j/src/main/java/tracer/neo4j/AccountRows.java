package tracer.neo4j;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockFormat;
import tracer.account.AccountHeader;
import tracer.account.AccountPlace;
import tracer.account.AccountTransaction;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.Seen;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.bitcoin.Origin;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.problem.StoreDown;

/** What is stored of an EVM chain, between values and rows of queries. */
record AccountRows(AccountKeys keys) {
    /**
     * @param reading number of the run that brought it
     */
    Map<String, Object> row(AccountBlock b, OptionalInt reading) {
        Map<String, Object> row = new HashMap<>();
        row.put("chain", keys.chain().number());
        row.put("height", b.height());
        row.put("hash", b.hash().toString());
        row.put("parent", b.parent().toString());
        row.put("time", b.time());
        row.put("calls", b.seen().calls().id());
        row.put("rewards", b.seen().rewards());
        row.put("raw", AccountBlockFormat.bytesOf(b, keys.chain()));
        reading.ifPresent(n -> row.put("reading", n));
        return row;
    }

    Map<String, Object> row(AccountTransaction t, AccountBlock in) {
        return Map.of(
                "key", keys.of(t.id()),
                "chain", keys.chain().number(),
                "hash", t.id().toString(),
                "height", in.height());
    }

    Map<String, Object> row(EvmAddress account) {
        return Map.of(
                "key", keys.of(account),
                "chain", keys.chain().number(),
                "address", account.key());
    }

    Map<String, Object> row(Transfer t) {
        Map<String, Object> row = new HashMap<>();
        row.put("chain", keys.chain().number());
        row.put("id", keys.of(t.id()));
        row.put("kind", t.kind().id());
        row.put("height", t.place().height());
        row.put("transaction", t.place().transaction());
        row.put("position", t.place().position());
        t.from().ifPresent(a -> row.put("from", keys.of(a)));
        t.to().ifPresent(a -> row.put("to", keys.of(a)));
        row.put("asset", t.asset().id());
        row.put("amount", t.amount().toString());
        if (t.isMint()) {
            row.put("mint", true);
        }
        return row;
    }

    Map<String, Object> row(OpeningBalance o) {
        return Map.of(
                "key", keys.of(o),
                "chain", keys.chain().number(),
                "holder", keys.of(o.of().holder()),
                "address", o.of().holder().key(),
                "asset", o.of().asset().id(),
                "height", o.height(),
                "amount", o.amount().toString(),
                "by", o.by());
    }

    Map<String, Object> row(TokenNote note) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", keys.of(note.contract()));
        row.put("chain", keys.chain().number());
        row.put("contract", note.contract().key());
        note.symbol().ifPresent(s -> row.put("symbol", s));
        note.decimals().ifPresent(d -> row.put("decimals", d));
        row.put("height", note.height());
        row.put("by", note.by());
        return row;
    }

    /** From a row's bytes; they must be the block of the row's hash. */
    AccountBlock block(Record row) {
        String hash = row.get("hash").asString();
        AccountBlock block =
                AccountBlockFormat.parse(
                        row.get("raw").asByteArray(),
                        keys.chain(),
                        Origin.of("the stored block 0x%s of %s".formatted(hash, keys.chain())));
        if (!block.hash().toString().equals(hash)) {
            throw new StoreDown(
                    "The graph store holds block 0x%s under the name of 0x%s. Restore a copy of it."
                            .formatted(block.hash(), hash));
        }
        return block;
    }

    static AccountHeader header(Record row) {
        return new AccountHeader(
                row.get("height").asInt(),
                BlockHash.of(row.get("hash").asString()),
                BlockHash.of(row.get("parent").asString()),
                row.get("time").asLong(),
                new Seen(calls(row.get("calls").asString()), row.get("rewards").asBoolean()));
    }

    static Seen.Calls calls(String id) {
        return Arrays.stream(Seen.Calls.values())
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new StoreDown("The graph store knows no calls '" + id + "'."));
    }

    Transfer transfer(Record row) {
        Value place = row.get("place");
        return new Transfer(
                AccountKeys.transfer(row.get("id").asString()),
                new AccountPlace(
                        place.get(0).asInt(),
                        place.get(1).asInt(),
                        place.get(2).asInt(),
                        BlockHash.of(place.get(3).asString()),
                        Instant.ofEpochSecond(place.get(4).asLong())),
                address(row.get("from")),
                address(row.get("to")),
                keys.asset(row.get("asset").asString()),
                new BigInteger(row.get("amount").asString()));
    }

    private static Optional<EvmAddress> address(Value stored) {
        return stored.isNull()
                ? Optional.empty()
                : Optional.of(AccountKeys.address(stored.asString()));
    }

    OpeningBalance opening(Record row) {
        return new OpeningBalance(
                new HeldAsset(
                        AccountKeys.address(row.get("address").asString()),
                        keys.asset(row.get("asset").asString())),
                row.get("height").asInt(),
                new BigInteger(row.get("amount").asString()),
                row.get("by").asString());
    }

    TokenNote note(Record row) {
        return new TokenNote(
                AccountKeys.address(row.get("contract").asString()),
                row.get("symbol").isNull()
                        ? Optional.empty()
                        : Optional.of(row.get("symbol").asString()),
                row.get("decimals").isNull()
                        ? OptionalInt.empty()
                        : OptionalInt.of(row.get("decimals").asInt()),
                row.get("height").asInt(),
                row.get("by").asString());
    }
}
