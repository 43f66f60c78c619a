package tracer.ingest.evm;

import java.util.List;

/** One call of JSON-RPC: method and parameters. */
record NodeQuestion(String method, List<Object> parameters) {
    NodeQuestion {
        parameters = List.copyOf(parameters);
    }

    static NodeQuestion of(String method, Object... parameters) {
        return new NodeQuestion(method, List.of(parameters));
    }
}
