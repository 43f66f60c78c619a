package tracer.flow;

import java.util.Arrays;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/** How several claimants on one fund share what is left of it. Declared, never found out. */
public enum Sharing {
    /** Each loses the same share of the claim that it then has. */
    PRO_RATA("pro-rata"),
    /** Who paid in first loses first: Clayton's Case among the claimants. */
    FIRST_IN("first-in");

    private final String id;

    Sharing(String id) {
        this.id = id;
    }

    public static Sharing of(String id) {
        return Arrays.stream(values())
                .filter(s -> s.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "sharing '%s' is not one of %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(values())
                                                        .map(Sharing::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    public String id() {
        return id;
    }
}
