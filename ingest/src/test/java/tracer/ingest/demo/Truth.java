package tracer.ingest.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** The truth file as tests ask it. */
record Truth(List<JsonNode> transactions, Map<String, String> owners, Map<String, String> kinds) {
    static Truth of(Path folder) {
        JsonNode json = read(folder.resolve(DemoCase.TRUTH));
        Map<String, String> owners = new HashMap<>();
        for (var wallet : json.get("wallets").properties()) {
            wallet.getValue().forEach(a -> owners.put(a.asText(), wallet.getKey()));
        }
        List<JsonNode> transactions =
                StreamSupport.stream(json.get("transactions").spliterator(), false).toList();
        Map<String, String> kinds = new HashMap<>();
        transactions.forEach(t -> kinds.put(t.get("txid").asText(), t.get("kind").asText()));
        return new Truth(transactions, owners, kinds);
    }

    String kind(TxId tx) {
        return Objects.requireNonNull(kinds.get(tx.toString()), tx::toString);
    }

    /** Owners of a script; of one without an address, or nobody's, none. */
    Set<String> ownersOf(Script script) {
        return script.address(BitcoinChain.REGTEST)
                .flatMap(a -> Optional.ofNullable(owners.get(a.text())))
                .map(Set::of)
                .orElse(Set.of());
    }

    Map<ScriptHash, String> ownersByScript() {
        Map<ScriptHash, String> byScript = new HashMap<>();
        owners.forEach((address, owner) ->
                byScript.put(Address.of(address, BitcoinChain.REGTEST).script().hash(), owner));
        return byScript;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
