package tracer.ingest.demo.signing;

/** Whether signatures are real. */
public enum KeyKind {
    /** Keys on the curve and signatures that any node accepts. */
    GENUINE {
        @Override
        public Key of(byte[] secret) {
            return new GenuineKey(secret);
        }
    },
    /**
     * Hashes in the place of keys and signatures, of the right form and length: no node accepts
     * them, and everything else is the same. For benchmarks of a million transactions, where
     * signing would take most of the time.
     */
    PLACEHOLDER {
        @Override
        public Key of(byte[] secret) {
            return new PlaceholderKey(secret);
        }
    };

    /** The key that follows from 32 secret bytes. */
    public abstract Key of(byte[] secret);
}
