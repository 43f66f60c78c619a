package tracer.ingest.demo.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bitcoinj.base.Coin;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.crypto.ECKey;
import org.bitcoinj.crypto.SignatureDecodeException;
import org.bitcoinj.script.Script;

/**
 * Checks a spend of a two-of-two witness script hash piece by piece with bitcoinj, which does not
 * run such scripts: the script is the one hashed, and each key's signature covers the transaction.
 */
final class TwoOfTwo {
    private TwoOfTwo() {}

    static void verify(Transaction t, int input, byte[] script, Coin value) {
        var witness = t.getInput(input).getWitness();
        byte[] code = witness.getPush(3);
        assertThat(Sha256Hash.hash(code)).isEqualTo(Arrays.copyOfRange(script, 2, 34));
        var keys = Script.parse(code).getPubKeys();
        byte[] signed =
                t.hashForWitnessSignature(input, code, value, Transaction.SigHash.ALL, false)
                        .getBytes();
        for (int i = 0; i < keys.size(); i++) {
            byte[] signature = witness.getPush(i + 1);
            assertThat(signature[signature.length - 1]).isEqualTo(SignatureHash.ALL);
            byte[] der = Arrays.copyOf(signature, signature.length - 1);
            assertThat(isSound(signed, der, keys.get(i))).isTrue();
        }
    }

    private static boolean isSound(byte[] signed, byte[] der, ECKey key) {
        try {
            return ECKey.verify(signed, der, key.getPubKey());
        } catch (SignatureDecodeException e) {
            return false;
        }
    }
}
