package tracer.flow;

import java.util.function.Supplier;

/** Told by a trace, behind every round, that more is known. Looking costs time; nobody has to. */
@FunctionalInterface
public interface Watching {
    /** Does not look. */
    Watching NOBODY = known -> {};

    /**
     * @param known what is known at this moment; to be asked before this returns or never
     */
    void round(Supplier<SoFar> known);
}
