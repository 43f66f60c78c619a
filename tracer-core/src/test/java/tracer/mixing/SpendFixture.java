package tracer.mixing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.BlockHash;
import tracer.ledger.Bytes;
import tracer.ledger.Funding;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.TxId;

/** Makes up a transaction with what it spends, without a chain around it. */
final class SpendFixture {
    static final int HEIGHT = 7;

    /** 1 January 2024. */
    private static final long STAMP = 1_704_067_200;

    private final long stamp;
    private final List<Funding> fundings = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    SpendFixture() {
        this(STAMP);
    }

    /** In a block stamped so, in seconds since 1970. */
    SpendFixture(long stamp) {
        this.stamp = stamp;
    }

    SpendFixture from(String owner, long sats) {
        return from(ScriptFixture.witnessKeyHash(owner), sats);
    }

    SpendFixture from(Script script, long sats) {
        fundings.add(new Funding.Known(new Output(Sats.of(sats), script)));
        return this;
    }

    SpendFixture fromClaimed(String owner, long sats) {
        Script script = ScriptFixture.witnessKeyHash(owner);
        fundings.add(new Funding.Claimed(new Output(Sats.of(sats), script)));
        return this;
    }

    SpendFixture fromUnknown() {
        fundings.add(new Funding.Unknown());
        return this;
    }

    SpendFixture to(String owner, long sats) {
        return to(ScriptFixture.witnessKeyHash(owner), sats);
    }

    SpendFixture to(Script script, long sats) {
        outputs.add(new Output(Sats.of(sats), script));
        return this;
    }

    /** An output that carries data. */
    SpendFixture data() {
        return to(ScriptFixture.of(ScriptType.OP_RETURN, "data"), 0);
    }

    /** So many inputs of one value, of scripts named by a prefix and a number. */
    SpendFixture inputs(int count, String prefix, long sats) {
        for (int i = 0; i < count; i++) {
            from(prefix + i, sats);
        }
        return this;
    }

    /** So many outputs of one value, likewise. */
    SpendFixture outputs(int count, String prefix, long sats) {
        for (int i = 0; i < count; i++) {
            to(prefix + i, sats);
        }
        return this;
    }

    /** So many outputs of values of their own, from one on. */
    SpendFixture changes(int count, String prefix, long firstSats) {
        for (int i = 0; i < count; i++) {
            to(prefix + i, firstSats + i);
        }
        return this;
    }

    /** As many inputs and outputs in a random order. */
    SpendFixture shuffled(Random random) {
        SpendFixture other = new SpendFixture();
        other.fundings.addAll(fundings);
        other.outputs.addAll(outputs);
        Collections.shuffle(other.fundings, random);
        Collections.shuffle(other.outputs, random);
        return other;
    }

    /** The same, with about a third of the inputs not known. */
    SpendFixture forgetting(Random random) {
        SpendFixture other = new SpendFixture();
        other.outputs.addAll(outputs);
        fundings.forEach(
                f -> other.fundings.add(random.nextInt(3) == 0 ? new Funding.Unknown() : f));
        return other;
    }

    SpendShape shape(Setting setting) {
        return SpendShape.of(fundings, outputs, setting);
    }

    PlacedTransaction build() {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < fundings.size(); i++) {
            OutPoint spent = new OutPoint(new TxId(new Hash32(1, 2, 3, i)), i);
            inputs.add(new Input.Spend(spent, Bytes.EMPTY, Input.FINAL_SEQUENCE));
        }
        return new PlacedTransaction(
                TransactionFormat.of(2, 0, inputs, outputs),
                new Place(HEIGHT, 1, new BlockHash(Hash32.ZERO), Instant.ofEpochSecond(stamp)),
                fundings,
                List.of());
    }
}
