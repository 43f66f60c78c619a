package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a node answered to one question. */
sealed interface NodeAnswer {
    /** JSON's null stands for what the node does not have. */
    record Result(JsonNode value) implements NodeAnswer {}

    /**
     * The node says no.
     *
     * @param message for people, harmless to print
     */
    record Refused(long code, String message) implements NodeAnswer {
        private static final long METHOD_NOT_FOUND = -32601;

        /** EIP-1474. */
        private static final long METHOD_NOT_SUPPORTED = -32004;

        /** EIP-1474 and what services use beside it. */
        private static final Set<Long> TOO_MUCH = Set.of(-32005L, -32029L, 429L);

        /** Whether the node does not offer the method at all, whatever it is asked about. */
        boolean isNotOffered() {
            return code == METHOD_NOT_FOUND
                    || code == METHOD_NOT_SUPPORTED
                    || says(
                            "method not found",
                            "does not exist",
                            "not available",
                            "not supported",
                            "unsupported",
                            "not enabled",
                            "disabled",
                            "not whitelisted",
                            "not allowed");
        }

        /** Whether it may pass by itself. */
        boolean isForNow() {
            return TOO_MUCH.contains(code)
                    || says("rate limit", "too many requests", "throughput", "compute units");
        }

        private boolean says(String... words) {
            String said = message.toLowerCase(Locale.ROOT);
            return Stream.of(words).anyMatch(said::contains);
        }

        @Override
        public String toString() {
            return "%s (code %d)".formatted(message, code);
        }
    }
}
