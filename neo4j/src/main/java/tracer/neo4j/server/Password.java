package tracer.neo4j.server;

import java.security.SecureRandom;
import java.util.Base64;

/** A password that does not print itself. */
public record Password(String reveal) {
    /** 144 bits: out of reach of any guessing, and 24 characters without padding. */
    private static final int RANDOM_BYTES = 18;

    public Password {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("an empty password");
        }
    }

    static Password random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
