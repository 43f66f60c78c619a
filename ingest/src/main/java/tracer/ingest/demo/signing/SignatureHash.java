package tracer.ingest.demo.signing;

import java.util.List;
import org.bitcoinj.base.Sha256Hash;
import tracer.bitcoin.WireWriter;
import tracer.ledger.Bytes;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Transaction;

/**
 * What the signatures of one transaction sign when they cover all of it: the original way, that of
 * witness version 0 (BIP 143) and that of version 1 (BIP 341, key path). Not thread-safe.
 */
final class SignatureHash {
    /** SIGHASH_ALL. */
    static final byte ALL = 1;

    private final Transaction unsigned;
    private final List<Input.Spend> inputs;
    private final List<Output> spent;
    private final byte[] outPoints;
    private final byte[] sequences;
    private final byte[] outputs;

    /**
     * @param unsigned whose unlocking scripts are of no account
     * @param spent the outputs that its inputs spend, in order
     */
    SignatureHash(Transaction unsigned, List<Output> spent) {
        this.unsigned = unsigned;
        this.inputs = unsigned.inputs().stream().map(Input.Spend.class::cast).toList();
        this.spent = spent;
        WireWriter points = new WireWriter();
        WireWriter numbers = new WireWriter();
        for (Input.Spend in : inputs) {
            outPoint(points, in);
            numbers.int32((int) in.sequence());
        }
        this.outPoints = points.toArray();
        this.sequences = numbers.toArray();
        WireWriter outs = new WireWriter();
        unsigned.outputs().forEach(o -> output(outs, o));
        this.outputs = outs.toArray();
    }

    /** For outputs older than witnesses. */
    byte[] legacy(int input) {
        WireWriter w = new WireWriter().int32(unsigned.version()).compact(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            outPoint(w, inputs.get(i));
            w.counted(i == input ? spent.get(i).script().bytes() : Bytes.EMPTY);
            w.int32((int) inputs.get(i).sequence());
        }
        w.compact(unsigned.outputs().size()).bytes(outputs);
        w.int32((int) unsigned.lockTime()).int32(ALL);
        return Sha256Hash.hashTwice(w.toArray());
    }

    /** For witness version 0; {@code code} is the script that is really run. */
    byte[] witness0(int input, byte[] code) {
        WireWriter w = new WireWriter().int32(unsigned.version());
        w.bytes(Sha256Hash.hashTwice(outPoints)).bytes(Sha256Hash.hashTwice(sequences));
        outPoint(w, inputs.get(input));
        w.counted(Bytes.of(code)).int64(spent.get(input).value().value());
        w.int32((int) inputs.get(input).sequence()).bytes(Sha256Hash.hashTwice(outputs));
        w.int32((int) unsigned.lockTime()).int32(ALL);
        return Sha256Hash.hashTwice(w.toArray());
    }

    /** For witness version 1 by its key, the kind of hash left at its default. */
    byte[] taproot(int input) {
        WireWriter values = new WireWriter();
        WireWriter scripts = new WireWriter();
        for (Output o : spent) {
            values.int64(o.value().value());
            scripts.counted(o.script().bytes());
        }
        WireWriter w = new WireWriter().int8(0).int8(0);
        w.int32(unsigned.version()).int32((int) unsigned.lockTime());
        w.bytes(Sha256Hash.hash(outPoints)).bytes(Sha256Hash.hash(values.toArray()));
        w.bytes(Sha256Hash.hash(scripts.toArray())).bytes(Sha256Hash.hash(sequences));
        w.bytes(Sha256Hash.hash(outputs)).int8(0).int32(input);
        return Schnorr.taggedHash("TapSighash", w.toArray());
    }

    private static void outPoint(WireWriter w, Input.Spend in) {
        w.hash(in.output().tx().hash()).int32(in.output().index());
    }

    private static void output(WireWriter w, Output o) {
        w.int64(o.value().value()).counted(o.script().bytes());
    }
}
