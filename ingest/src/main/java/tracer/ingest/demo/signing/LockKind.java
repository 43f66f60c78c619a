package tracer.ingest.demo.signing;

import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.crypto.internal.CryptoUtils;
import tracer.bitcoin.WireWriter;

/** The forms of output scripts that the demonstration's wallets use and can spend. */
public enum LockKind {
    /** A bare key. */
    P2PK(456) {
        @Override
        byte[] script(Key key) {
            return new WireWriter().int8(33).bytes(key.publicKey()).int8(CHECKSIG).toArray();
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            return Unlocking.byScript(push(key.sign(hash.legacy(input))));
        }
    },
    /** The hash of a key. */
    P2PKH(592) {
        @Override
        byte[] script(Key key) {
            return keyHashScript(key);
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            WireWriter w = new WireWriter().bytes(push(key.sign(hash.legacy(input))));
            return Unlocking.byScript(w.bytes(push(key.publicKey())).toArray());
        }
    },
    /** One of two bare keys must sign. */
    P2MS(460) {
        @Override
        byte[] script(Key key) {
            return multisig(1, key);
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            WireWriter w = new WireWriter().int8(0);
            return Unlocking.byScript(w.bytes(push(key.sign(hash.legacy(input)))).toArray());
        }
    },
    /** A key hash of witness version 0 within a script hash. */
    P2SH_P2WPKH(364) {
        @Override
        byte[] script(Key key) {
            byte[] inner = CryptoUtils.sha256hash160(P2WPKH.script(key));
            return new WireWriter().int8(HASH160).bytes(push(inner)).int8(EQUAL).toArray();
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            return P2WPKH.unlock(key, hash, input).withScript(push(P2WPKH.script(key)));
        }
    },
    /** A key hash of witness version 0. */
    P2WPKH(272) {
        @Override
        byte[] script(Key key) {
            byte[] program = CryptoUtils.sha256hash160(key.publicKey());
            return new WireWriter().int8(0).bytes(push(program)).toArray();
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            byte[] signature = key.sign(hash.witness0(input, keyHashScript(key)));
            return Unlocking.byWitness(signature, key.publicKey());
        }
    },
    /** A script hash of witness version 0: two of two keys must sign. */
    P2WSH(384) {
        @Override
        byte[] script(Key key) {
            byte[] program = Sha256Hash.hash(multisig(2, key));
            return new WireWriter().int8(0).bytes(push(program)).toArray();
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            byte[] code = multisig(2, key);
            byte[] signed = hash.witness0(input, code);
            return Unlocking.byWitness(
                    new byte[0], key.sign(signed), key.sibling().sign(signed), code);
        }
    },
    /** Witness version 1, spent by its key. */
    P2TR(230) {
        @Override
        byte[] script(Key key) {
            return new WireWriter().int8(ONE).bytes(push(key.taprootKey())).toArray();
        }

        @Override
        Unlocking unlock(Key key, SignatureHash hash, int input) {
            return Unlocking.byWitness(key.signTaproot(hash.taproot(input)));
        }
    };

    private static final int ONE = 0x51;
    private static final int DUP = 0x76;
    private static final int EQUAL = 0x87;
    private static final int EQUALVERIFY = 0x88;
    private static final int HASH160 = 0xa9;
    private static final int CHECKSIG = 0xac;
    private static final int CHECKMULTISIG = 0xae;

    private final int inputWeight;

    LockKind(int inputWeight) {
        this.inputWeight = inputWeight;
    }

    /** Weight of an input that spends it (BIP 141), signatures at their longest. */
    public int inputWeight() {
        return inputWeight;
    }

    abstract byte[] script(Key key);

    abstract Unlocking unlock(Key key, SignatureHash hash, int input);

    private static byte[] keyHashScript(Key key) {
        byte[] hash = CryptoUtils.sha256hash160(key.publicKey());
        WireWriter w = new WireWriter().int8(DUP).int8(HASH160).bytes(push(hash));
        return w.int8(EQUALVERIFY).int8(CHECKSIG).toArray();
    }

    private static byte[] multisig(int needed, Key key) {
        WireWriter w = new WireWriter().int8(ONE + needed - 1).bytes(push(key.publicKey()));
        w.bytes(push(key.sibling().publicKey()));
        return w.int8(ONE + 1).int8(CHECKMULTISIG).toArray();
    }

    /** Pushes at most 75 bytes. */
    private static byte[] push(byte[] bytes) {
        return new WireWriter().int8(bytes.length).bytes(bytes).toArray();
    }
}
