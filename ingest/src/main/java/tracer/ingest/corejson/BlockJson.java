package tracer.ingest.corejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.CoinbaseHeight;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.MerkleTree;
import tracer.bitcoin.Origin;
import tracer.bitcoin.ProofOfWork;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonValue;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

/**
 * One block as {@code getblock} answers it with verbosity 2 or 3, read from a stream of tokens with
 * at most one transaction's JSON in memory. The header is rebuilt from its parts and must hash to
 * the name it is given; the transactions are parsed from their bytes and must make the Merkle root.
 * A block within an RPC answer ({@code {"result": …}}) is read as if it stood alone.
 */
final class BlockJson {
    private static final String RESULT = "result";
    private static final String ERROR = "error";
    private static final String TRANSACTIONS = "tx";
    private static final Set<String> HEAD =
            Set.of(
                    "hash",
                    "height",
                    "version",
                    "previousblockhash",
                    "merkleroot",
                    "time",
                    "bits",
                    "nonce",
                    "nTx");
    private static final Pattern BITS = Pattern.compile("[0-9a-fA-F]{8}");
    private static final long UINT32 = 0xffff_ffffL;

    private final JsonParser parser;
    private final String where;
    private final Map<String, JsonNode> head = new HashMap<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final Map<OutPoint, Output> claimed = new HashMap<>();
    private boolean hasTransactions;

    private BlockJson(JsonParser parser, String where) {
        this.parser = parser;
        this.where = where;
    }

    /** A header with the height that its block says it has. */
    record Head(BlockHeader header, int height) {}

    /**
     * Reads a block's header and passes over the rest.
     *
     * @param parser at the block's opening brace; left at its closing one
     * @param where for complaints
     * @throws BadInput if it is no block, or its header does not hash to its name
     */
    static Head readHead(JsonParser parser, String where) throws IOException {
        BlockJson json = new BlockJson(parser, where);
        json.readFields(false);
        return json.head();
    }

    /** Reads a header alone, as {@code getblockheader} answers it. */
    static Head readHeader(JsonNode node, String where) {
        return head(new JsonValue(node, where, () -> ""));
    }

    /**
     * Reads and checks a block: proof of work, transaction ids, Merkle root, and that what the JSON
     * says in words is what the bytes say.
     *
     * @throws BadInput naming the field
     */
    static ArrivedBlock read(JsonParser parser, String where, BitcoinChain chain)
            throws IOException {
        BlockJson json = new BlockJson(parser, where);
        json.readFields(true);
        return json.block(chain);
    }

    private void readFields(boolean withTransactions) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadInput("%s: is no block".formatted(where));
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(RESULT)) {
                readEnvelope(value, withTransactions);
            } else if (name.equals(ERROR) && value != JsonToken.VALUE_NULL) {
                throw bad(name, "the node answered with an error instead of a block");
            } else if (name.equals(TRANSACTIONS)) {
                readTransactions(value, withTransactions);
            } else if (HEAD.contains(name)) {
                if (head.put(name, Json.tree(parser)) != null) {
                    throw bad(name, "stands there twice");
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** An RPC answer carries the block as its result. */
    private void readEnvelope(JsonToken value, boolean withTransactions) throws IOException {
        if (value == JsonToken.START_OBJECT) {
            readFields(withTransactions);
        } else if (value != JsonToken.VALUE_NULL) {
            throw bad(RESULT, "is no block; ask the node for getblock with verbosity 2 or 3");
        }
    }

    private void readTransactions(JsonToken first, boolean withTransactions) throws IOException {
        if (hasTransactions) {
            throw bad(TRANSACTIONS, "stands there twice");
        }
        if (first != JsonToken.START_ARRAY) {
            throw bad(TRANSACTIONS, "is not an array");
        }
        hasTransactions = true;
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            String path = TRANSACTIONS + "[" + i + "]";
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw bad(
                        path,
                        "is not an object; ask the node for getblock with verbosity 2 or 3, which gives whole transactions");
            }
            if (withTransactions) {
                JsonNode node = Json.tree(parser);
                transactions.add(
                        TransactionJson.read(new JsonValue(node, where, () -> path), claimed));
            } else {
                parser.skipChildren();
            }
        }
    }

    private Head head() {
        if (!hasTransactions) {
            throw bad(TRANSACTIONS, "is missing; this is no answer to getblock");
        }
        return head(fields());
    }

    private JsonValue fields() {
        return new JsonValue(
                Json.MAPPER.getNodeFactory().objectNode().setAll(head), where, () -> "");
    }

    private static Head head(JsonValue fields) {
        int height = (int) fields.field("height").number(0, Integer.MAX_VALUE);
        Hash32 previous = height == 0 ? Hash32.ZERO : fields.field("previousblockhash").hash();
        BlockHeader header =
                HeaderFormat.of(
                        (int) fields.field("version").number(Integer.MIN_VALUE, Integer.MAX_VALUE),
                        new BlockHash(previous),
                        fields.field("merkleroot").hash(),
                        fields.field("time").number(0, UINT32),
                        bits(fields.field("bits")),
                        (int) fields.field("nonce").number(0, UINT32));
        JsonValue hash = fields.field("hash");
        if (!hash.hash().equals(header.hash().hash())) {
            throw hash.bad("the header's parts hash to %s, not to this".formatted(header.hash()));
        }
        return new Head(header, height);
    }

    private static int bits(JsonValue bits) {
        if (!BITS.matcher(bits.text()).matches()) {
            throw bits.bad("is not 8 hexadecimal digits");
        }
        return Integer.parseUnsignedInt(bits.text(), 16);
    }

    private ArrivedBlock block(BitcoinChain chain) {
        Head h = head();
        ProofOfWork.fault(h.header, chain)
                .ifPresent(fault -> {
                    throw bad("bits", fault);
                });
        checkTransactions(h, chain);
        return new ArrivedBlock(new Block(h.height, h.header, transactions), claimed);
    }

    private void checkTransactions(Head h, BitcoinChain chain) {
        for (int i = 0; i < transactions.size(); i++) {
            if (transactions.get(i).isCoinbase() != (i == 0)) {
                throw bad(
                        TRANSACTIONS + "[" + i + "]",
                        i == 0 ? "is no coinbase" : "is a second coinbase");
            }
        }
        if (transactions.isEmpty()) {
            throw bad(TRANSACTIONS, "is empty; every block has a coinbase");
        }
        fields().fieldIfPresent("nTx")
                .ifPresent(n -> n.mustBe(transactions.size(), "the transactions listed are"));
        MerkleTree tree = MerkleTree.of(transactions.stream().map(t -> t.id().hash()).toList());
        BlockFormat.checkMerkleRoot(tree, h.header, Origin.of(where));
        if (h.height >= statesHeightFrom(chain)) {
            CoinbaseHeight.of(h.header, transactions.getFirst())
                    .ifPresent(stated ->
                            fields().field("height").mustBe(stated, "the coinbase states"));
        }
    }

    /**
     * From where on every coinbase must state its height (BIP 34; heights of Bitcoin Core's {@code
     * chainparams.cpp}).
     */
    private static int statesHeightFrom(BitcoinChain chain) {
        return switch (chain) {
            case MAIN -> 227_931;
            case TEST -> 21_111;
            case TEST4, SIGNET, REGTEST -> 1;
        };
    }

    private BadInput bad(String field, String what) {
        return new BadInput("%s, field %s: %s".formatted(where, field, what));
    }
}
