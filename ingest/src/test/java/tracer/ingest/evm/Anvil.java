package tracer.ingest.evm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.ledger.EvmAddress;

/**
 * A live EVM node with a chain of its own, put there by {@code scripts/install-test-tools.sh};
 * tests are skipped where it is not.
 */
final class Anvil implements AutoCloseable {
    /** The first accounts that it is born with; it signs for them. */
    static final List<EvmAddress> ACCOUNTS =
            List.of(
                    EvmAddress.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"),
                    EvmAddress.of("0x70997970C51812dc3A010C7d01b50e0d17dc79C8"),
                    EvmAddress.of("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"),
                    EvmAddress.of("0x90F79bf6EB2c4f870365E785982E1f101E93b906"));

    private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENOUGH_GAS = "0x2dc6c0";

    private final Process process;
    private final URI url;
    private boolean isMiningAtOnce = true;
    private final HttpClient client = HttpClient.newHttpClient();

    private Anvil(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static Anvil start(String... options) throws IOException {
        Path program =
                Path.of(System.getProperty("tracer.test-tools", "../target/test-tools"), "anvil");
        assumeTrue(
                Files.isExecutable(program),
                () -> program + " is absent; scripts/install-test-tools.sh installs it from npm");
        List<String> command = new ArrayList<>(List.of(program.toString(), "--port", "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher m = LISTENING.matcher(line);
            if (m.find()) {
                drain(out);
                return new Anvil(process, URI.create("http://127.0.0.1:" + m.group(1)));
            }
            said.append(line).append('\n');
        }
        throw new IOException("anvil ended: " + said);
    }

    private static void drain(BufferedReader out) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (out.readLine() != null) {
                            // It logs every request; nobody reads it.
                        }
                    } catch (IOException e) {
                        // It has ended.
                    }
                });
    }

    URI url() {
        return url;
    }

    /** Asks, and returns the result. */
    JsonNode ask(String method, Object... parameters) {
        try {
            String body =
                    JSON.writeValueAsString(
                            Map.of(
                                    "jsonrpc",
                                    "2.0",
                                    "id",
                                    1,
                                    "method",
                                    method,
                                    "params",
                                    List.of(parameters)));
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(url)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (!answer.has("result")) {
                throw new AssertionError(method + ": " + answer);
            }
            return answer.get("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends native value; mined at once unless automining is off. */
    String pay(EvmAddress from, EvmAddress to, long wei) {
        return send(from, Map.of("to", to.text(), "value", hex(wei)));
    }

    /** Calls a contract. */
    String call(EvmAddress from, EvmAddress contract, long wei, String data) {
        return send(
                from,
                Map.of("to", contract.text(), "value", hex(wei), "data", data, "gas", ENOUGH_GAS));
    }

    private String send(EvmAddress from, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("from", from.text());
        String id = ask("eth_sendTransaction", all).asText();
        if (isMiningAtOnce) {
            awaitReceipt(id);
        }
        return id;
    }

    /** It answers before it has mined; a test must not run ahead of it. */
    private JsonNode awaitReceipt(String id) {
        for (int i = 0; i < 2_000; i++) {
            JsonNode receipt = ask("eth_getTransactionReceipt", id);
            if (!receipt.isNull()) {
                return receipt;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("never mined: " + id);
    }

    /** Whether each transaction gets a block of its own. */
    void mineAtOnce(boolean atOnce) {
        isMiningAtOnce = atOnce;
        ask("evm_setAutomine", atOnce);
    }

    /** Deploys one of the contracts of {@code Contracts.sol}. */
    EvmAddress deploy(EvmAddress from, String contract, long wei) {
        String id =
                send(
                        from,
                        Map.of(
                                "data",
                                "0x" + code(contract),
                                "value",
                                hex(wei),
                                "gas",
                                ENOUGH_GAS));
        return EvmAddress.of(awaitReceipt(id).get("contractAddress").asText());
    }

    private static String code(String contract) {
        try (InputStream in = Anvil.class.getResourceAsStream(contract + ".hex")) {
            if (in == null) {
                throw new IllegalStateException("no code of " + contract);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mine(int blocks) {
        ask("anvil_mine", hex(blocks));
    }

    int height() {
        return Integer.decode(ask("eth_blockNumber").asText());
    }

    BigInteger balance(EvmAddress of, int height) {
        return number(ask("eth_getBalance", of.text(), hex(height)));
    }

    BigInteger balanceOf(EvmAddress token, EvmAddress of, int height) {
        return number(
                ask(
                        "eth_call",
                        Map.of("to", token.text(), "data", "0x70a08231" + word(of)),
                        hex(height)));
    }

    private static BigInteger number(JsonNode hex) {
        // Before a contract is there, a call of it answers nothing at all.
        return new BigInteger("0" + hex.asText().substring(2), 16);
    }

    static String hex(long n) {
        return "0x" + Long.toHexString(n);
    }

    /** An address as an argument of a call. */
    static String word(EvmAddress a) {
        return "0".repeat(24) + a.key();
    }

    /** A number as an argument of a call. */
    static String word(long n) {
        return "%064x".formatted(n);
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
    }
}
