package tracer.exhibit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One field of a row, read off its record, so that every format has the same fields under the same
 * names.
 *
 * @param name of the field
 * @param type {@code string}, {@code int} or {@code boolean}
 * @param value absent where there is nothing to say
 */
record Cell(String name, String type, Optional<String> value) {
    /** The fields of a row, in the order of declaration. */
    static List<Cell> of(Record row) {
        return Arrays.stream(row.getClass().getRecordComponents()).map(c -> of(c, row)).toList();
    }

    /** Names and types of the fields of a kind of row. */
    static List<Cell> columns(Class<? extends Record> kind) {
        return Arrays.stream(kind.getRecordComponents())
                .map(c -> new Cell(c.getName(), type(c), Optional.empty()))
                .toList();
    }

    private static Cell of(RecordComponent component, Record row) {
        return new Cell(component.getName(), type(component), text(read(component, row)));
    }

    private static String type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class || type == OptionalInt.class) {
            return "int";
        }
        return type == boolean.class ? "boolean" : "string";
    }

    private static Object read(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Optional<String> text(Object value) {
        return switch (value) {
            case Optional<?> o -> o.map(Object::toString);
            case OptionalInt n ->
                    n.isPresent() ? Optional.of(Integer.toString(n.getAsInt())) : Optional.empty();
            default -> Optional.of(value.toString());
        };
    }
}
