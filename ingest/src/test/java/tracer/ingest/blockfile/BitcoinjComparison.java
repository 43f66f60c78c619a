package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.script.ScriptException;
import org.bitcoinj.script.ScriptPattern;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Input;
import tracer.ledger.Output;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;

/** Holds blocks as we read them against the same blocks as bitcoinj reads them. */
final class BitcoinjComparison {
    private BitcoinjComparison() {}

    /** Everything that both know of a block must be equal. */
    static void assertSame(Block ours, byte[] bytes, BitcoinChain chain) {
        var reference = org.bitcoinj.core.Block.read(ByteBuffer.wrap(bytes));
        assertThat(ours.hash()).hasToString(reference.getHashAsString());
        assertThat(ours.header().previous()).hasToString(reference.getPrevBlockHash().toString());
        assertThat(ours.header().merkleRoot()).hasToString(reference.getMerkleRoot().toString());
        assertThat(ours.header().claimedTime()).isEqualTo(reference.time());
        List<org.bitcoinj.core.Transaction> expected =
                Objects.requireNonNull(reference.getTransactions());
        assertThat(ours.transactions()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertSame(ours.transactions().get(i), expected.get(i), chain);
        }
    }

    private static void assertSame(
            Transaction ours, org.bitcoinj.core.Transaction reference, BitcoinChain chain) {
        assertThat(ours.id()).hasToString(reference.getTxId().toString());
        assertThat(TransactionFormat.computeId(ours)).isEqualTo(ours.id());
        assertThat(ours.inputs()).hasSameSizeAs(reference.getInputs());
        for (int i = 0; i < ours.inputs().size(); i++) {
            assertSame(ours.inputs().get(i), reference.getInput(i));
        }
        assertThat(ours.outputs()).hasSameSizeAs(reference.getOutputs());
        for (int i = 0; i < ours.outputs().size(); i++) {
            Output output = ours.outputs().get(i);
            assertThat(output.value().value()).isEqualTo(reference.getOutput(i).getValue().toSat());
            assertThat(output.script().bytes().toArray())
                    .isEqualTo(reference.getOutput(i).getScriptBytes());
            assertSame(output.script(), chain);
        }
    }

    private static void assertSame(Input ours, org.bitcoinj.core.TransactionInput reference) {
        assertThat(ours.sequence()).isEqualTo(reference.getSequenceNumber());
        assertThat(ours.unlock().toArray()).isEqualTo(reference.getScriptBytes());
        switch (ours) {
            case Input.Coinbase c -> assertThat(reference.isCoinBase()).isTrue();
            case Input.Spend s -> {
                assertThat(s.output().tx()).hasToString(reference.getOutpoint().hash().toString());
                assertThat(s.output().index()).isEqualTo((int) reference.getOutpoint().index());
            }
        }
    }

    /** Class and address must be those of bitcoinj, and the address must read back. */
    static void assertSame(Script script, BitcoinChain chain) {
        byte[] bytes = script.bytes().toArray();
        Optional<org.bitcoinj.script.Script> parsed = parse(bytes);
        assertThat(script.type())
                .as("class of %s", script)
                .isEqualTo(parsed.map(BitcoinjComparison::type).orElse(ScriptType.OTHER));
        Optional<Address> address = script.address(chain);
        Optional<String> expected =
                parsed.filter(s -> s.getScriptType() != null)
                        .map(s -> s.getToAddress(network(chain), true).toString());
        if (script.type() != ScriptType.WITNESS_OTHER) { // bitcoinj makes no addresses of these
            assertThat(address.map(Address::text)).as("address of %s", script).isEqualTo(expected);
        }
        address.ifPresent(a -> assertThat(Address.of(a.text(), chain)).isEqualTo(a));
    }

    static BitcoinNetwork network(BitcoinChain chain) {
        return switch (chain) {
            case MAIN -> BitcoinNetwork.MAINNET;
            case TEST, TEST4 -> BitcoinNetwork.TESTNET;
            case SIGNET -> BitcoinNetwork.SIGNET;
            case REGTEST -> BitcoinNetwork.REGTEST;
        };
    }

    private static Optional<org.bitcoinj.script.Script> parse(byte[] bytes) {
        try {
            return Optional.of(org.bitcoinj.script.Script.parse(bytes));
        } catch (ScriptException e) {
            return Optional.empty();
        }
    }

    private static ScriptType type(org.bitcoinj.script.Script s) {
        if (ScriptPattern.isP2PKH(s)) return ScriptType.P2PKH;
        if (ScriptPattern.isP2SH(s)) return ScriptType.P2SH;
        if (ScriptPattern.isP2WPKH(s)) return ScriptType.P2WPKH;
        if (ScriptPattern.isP2WSH(s)) return ScriptType.P2WSH;
        if (ScriptPattern.isP2TR(s)) return ScriptType.P2TR;
        if (isOtherWitness(s)) return ScriptType.WITNESS_OTHER;
        if (ScriptPattern.isP2PK(s)) return ScriptType.P2PK;
        if (ScriptPattern.isOpReturn(s)) return ScriptType.OP_RETURN;
        if (ScriptPattern.isSentToMultisig(s)) return ScriptType.P2MS;
        return ScriptType.OTHER;
    }

    /** BIP 141: a version and one push of 2 to 40 bytes; bitcoinj has no name for the rest. */
    private static boolean isOtherWitness(org.bitcoinj.script.Script s) {
        if (s.chunks().size() != 2) {
            return false;
        }
        byte[] data = s.chunks().get(1).data;
        int version = s.chunks().get(0).opcode;
        return data != null
                && s.program().length == data.length + 2
                && data.length >= 2
                && data.length <= 40
                && version >= 0x51
                && version <= 0x60;
    }
}
