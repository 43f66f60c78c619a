package tracer.bitcoin;

/**
 * Where bytes come from, so that a complaint about them can say so.
 *
 * @param name such as a file's path or {@code transaction given as hexadecimal}
 * @param offset of the first byte within it
 */
public record Origin(String name, long offset) {
    public static Origin of(String name) {
        return new Origin(name, 0);
    }

    /** The place {@code distance} bytes on, for people: name and offset. */
    public String at(long distance) {
        return name + ", offset " + (offset + distance);
    }
}
