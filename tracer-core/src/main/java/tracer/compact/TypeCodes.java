package tracer.compact;

import java.util.List;
import tracer.ledger.ScriptType;

/** Types of scripts as small numbers, for as long as a chain is in memory and no longer. */
final class TypeCodes {
    private static final List<ScriptType> TYPES = List.of(ScriptType.values());

    private TypeCodes() {}

    @SuppressWarnings("EnumOrdinal") // never stored, and asked for every output of a chain
    static int of(ScriptType type) {
        return type.ordinal();
    }

    static ScriptType type(int code) {
        return TYPES.get(code);
    }
}
