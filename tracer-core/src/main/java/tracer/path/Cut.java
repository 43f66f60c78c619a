package tracer.path;

import java.util.Locale;

/** Why a search did not go on somewhere. */
public enum Cut {
    HOPS("beyond the limit of hops"),
    LEAST("carrying less than the least amount"),
    HEIGHT("outside the heights asked for"),
    TIME("outside the times asked for"),
    PARTY("at parties that labels name, which no path leads through"),
    NAMED("at addresses or transactions that were to be avoided"),
    COLLABORATIVE("into collaborative spends, where the chain does not show whose value leaves"),
    HUB("from hubs, which are paid more often than was asked for, or than is read"),
    ENTITY("from entities of more scripts than was asked for, by inference"),
    CLOCK("when the time was spent"),
    UNKNOWN("where the data that shows how it goes on is not stored");

    private final String words;

    Cut(String words) {
        this.words = words;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Completes "3 steps were not followed …". */
    public String words() {
        return words;
    }
}
