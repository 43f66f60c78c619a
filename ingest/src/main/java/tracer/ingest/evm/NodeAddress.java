package tracer.ingest.evm;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.ingest.json.JsonValue;
import tracer.problem.BadInput;

/**
 * Where a node is. Its path and query often hold the key to a paid service: printed are scheme,
 * host and port alone, and what others say is printed without them.
 */
record NodeAddress(URI url) {
    /** Shorter parts of a path are words such as {@code v3}, no keys. */
    private static final int SHORTEST_KEY = 8;

    NodeAddress {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new BadInput(
                    "this is no address of a node; write one such as http://127.0.0.1:8545");
        }
        if (url.getUserInfo() != null) {
            throw new BadInput(
                    "a user and password within the node's address are not supported; they would show up in the list of processes");
        }
    }

    /** Foreign text, short, without what must not be printed. */
    String hide(String text) {
        String hidden = text;
        for (String secret : secrets()) {
            hidden = hidden.replace(secret, "…");
        }
        return JsonValue.excerpt(hidden);
    }

    private List<String> secrets() {
        List<String> parts = new ArrayList<>();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        if (path.length() >= SHORTEST_KEY) {
            parts.add(path);
        }
        parts.addAll(Arrays.asList(path.split("/")));
        parts.addAll(Arrays.asList(query.split("[&=]")));
        parts.removeIf(p -> p.length() < SHORTEST_KEY);
        return parts;
    }

    @Override
    public String toString() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        boolean more =
                url.getRawQuery() != null
                        || url.getRawPath() != null && url.getRawPath().length() > 1;
        return url.getScheme() + "://" + url.getHost() + port + (more ? "/…" : "");
    }
}
