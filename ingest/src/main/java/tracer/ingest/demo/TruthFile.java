package tracer.ingest.demo;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import tracer.ingest.demo.economy.CaseFacts;
import tracer.ingest.demo.economy.Chronicle;
import tracer.ingest.demo.economy.Kind;
import tracer.ingest.demo.swap.SwapFacts;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.TxId;

/**
 * Writes down who owned and did what, in the shape of the recorded wallets that rules are measured
 * on: {@code transactions} with sender, kind, height and change, {@code wallets} with their
 * addresses. A bare key stands under the address of its hash; bare multisig has no address.
 */
final class TruthFile implements Chronicle, Closeable {
    private final JsonGenerator json;

    TruthFile(Path file) throws IOException {
        json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("note", "Whose everything is, as the generator itself knows.");
        json.writeArrayFieldStart("transactions");
    }

    @Override
    public void happened(TxId tx, String sender, Kind kind, int height, List<Integer> change) {
        try {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("txid", tx.toString());
            json.writeStringField("sender", sender);
            json.writeStringField("kind", kind.id());
            json.writeNumberField("height", height);
            json.writeArrayFieldStart("change_vouts");
            for (int index : change) {
                json.writeNumber(index);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After everything has happened: every owner's addresses. */
    void writeOwners(SequencedMap<String, List<Script>> owners) throws IOException {
        json.writeEndArray();
        json.writeObjectFieldStart("wallets");
        for (var owner : owners.entrySet()) {
            List<String> addresses =
                    owner.getValue().stream()
                            .flatMap(s -> s.address(BitcoinChain.REGTEST).stream())
                            .map(Address::text)
                            .distinct()
                            .sorted()
                            .toList();
            json.writeRaw('\n');
            json.writeArrayFieldStart(owner.getKey());
            for (String address : addresses) {
                json.writeRaw('\n');
                json.writeString(address);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Last: how the money crossed, and what only looks so. */
    void writeCrossing(CaseFacts.Swap swap, SwapFacts facts) throws IOException {
        json.writeObjectFieldStart("crossing");
        json.writeStringField("deposit", swap.deposit().toString());
        json.writeStringField("continuation", facts.continuation());
        json.writeStringField("not_the_continuation", facts.other());
        json.writeStringField("forged_memo", swap.forgedMemo().toString());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
