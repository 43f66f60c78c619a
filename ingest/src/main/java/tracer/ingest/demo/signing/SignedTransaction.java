package tracer.ingest.demo.signing;

import java.util.Arrays;
import java.util.List;
import tracer.bitcoin.DoubleSha256;
import tracer.bitcoin.TransactionFormat;
import tracer.bitcoin.WireWriter;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Transaction;

/**
 * A transaction ready for a block.
 *
 * @param raw its bytes with witnesses
 * @param witnessId the double SHA-256 of those bytes
 * @param fee what it leaves to the miner; of a coinbase 0
 */
public record SignedTransaction(Transaction transaction, Bytes raw, Hash32 witnessId, Sats fee) {
    private static final int WITNESS_SCALE = 4;

    /** Of a transaction and the witness items of each of its inputs. */
    static SignedTransaction of(Transaction t, List<List<Bytes>> witnesses, Sats fee) {
        byte[] bare = TransactionFormat.bytesOf(t);
        if (witnesses.stream().allMatch(List::isEmpty)) {
            return new SignedTransaction(t, Bytes.of(bare), t.id().hash(), fee);
        }
        byte[] whole = withWitnesses(bare, witnesses);
        return new SignedTransaction(t, Bytes.of(whole), DoubleSha256.of(whole), fee);
    }

    /** A block's first transaction, with the witness that BIP 141 reserves: 32 zero bytes. */
    public static SignedTransaction coinbase(Bytes unlock, List<Output> outputs) {
        Input made = new Input.Coinbase(unlock, Input.FINAL_SEQUENCE);
        Bytes reserved = Bytes.of(new byte[Hash32.BYTES]);
        return of(
                TransactionFormat.of(2, 0, List.of(made), outputs),
                List.of(List.of(reserved)),
                Sats.ZERO);
    }

    /** Inserts marker and witnesses into a transaction's bytes (BIP 144). */
    private static byte[] withWitnesses(byte[] bare, List<List<Bytes>> witnesses) {
        int lockTimeAt = bare.length - Integer.BYTES;
        WireWriter w = new WireWriter();
        w.bytes(Arrays.copyOf(bare, Integer.BYTES)).int8(0).int8(1);
        w.bytes(Arrays.copyOfRange(bare, Integer.BYTES, lockTimeAt));
        for (List<Bytes> items : witnesses) {
            w.compact(items.size());
            items.forEach(w::counted);
        }
        return w.bytes(Arrays.copyOfRange(bare, lockTimeAt, bare.length)).toArray();
    }

    /** BIP 141: bytes without witnesses count four times, those of witnesses once. */
    public int weight() {
        int bare = TransactionFormat.bytesOf(transaction).length;
        return (WITNESS_SCALE - 1) * bare + raw.length();
    }
}
