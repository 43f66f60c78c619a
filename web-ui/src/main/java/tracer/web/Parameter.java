package tracer.web;

/**
 * A parameter of an {@link Operation}.
 *
 * @param place in the path or in the query
 * @param description what it means, its unit and its default
 * @param example a value that is understood
 */
record Parameter(
        String name, Place place, Type type, boolean required, String description, String example) {

    enum Place {
        PATH,
        QUERY
    }

    enum Type {
        STRING,
        INTEGER,
        BOOLEAN
    }

    static Parameter path(String name, String description, String example) {
        return new Parameter(name, Place.PATH, Type.STRING, true, description, example);
    }

    static Parameter required(String name, String description, String example) {
        return new Parameter(name, Place.QUERY, Type.STRING, true, description, example);
    }

    static Parameter optional(String name, Type type, String description, String example) {
        return new Parameter(name, Place.QUERY, type, false, description, example);
    }
}
