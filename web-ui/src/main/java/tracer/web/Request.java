package tracer.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tracer.inquiry.PageRequest;
import tracer.problem.BadInput;

/** The parameters of one request, as texts that are read when asked for. */
final class Request {
    private final Map<String, String> values;

    private Request(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @throws BadInput if a parameter is not of the operation, is given twice, or a required one is
     *     missing: a limit that was mistyped must not be ignored
     */
    static Request of(
            Operation operation, Map<String, String> path, Map<String, List<String>> query) {
        Map<String, String> values = new LinkedHashMap<>(path);
        query.forEach((name, given) -> {
            if (operation.parameters().stream().noneMatch(p -> isQuery(p, name))) {
                throw new BadInput(
                        "there is no parameter '%s' here; known are: %s"
                                .formatted(name, names(operation)));
            }
            if (given.size() > 1) {
                throw new BadInput(
                        "parameter '%s' is given %d times".formatted(name, given.size()));
            }
            if (!given.getFirst().isBlank()) {
                values.put(name, given.getFirst().strip());
            }
        });
        for (Parameter p : operation.parameters()) {
            if (p.required() && !values.containsKey(p.name())) {
                throw new BadInput(
                        "parameter '%s' is missing: %s, such as %s"
                                .formatted(p.name(), p.description(), p.example()));
            }
        }
        return new Request(values);
    }

    private static boolean isQuery(Parameter p, String name) {
        return p.place() == Parameter.Place.QUERY && p.name().equals(name);
    }

    private static String names(Operation operation) {
        return operation.parameters().stream()
                .filter(p -> p.place() == Parameter.Place.QUERY)
                .map(Parameter::name)
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining(", "), s -> s.isEmpty() ? "none" : s));
    }

    /** A required parameter. */
    String text(String name) {
        return optional(name)
                .orElseThrow(() -> new BadInput("parameter '%s' is missing".formatted(name)));
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    OptionalInt integer(String name) {
        Optional<String> text = optional(name);
        try {
            return text.isPresent()
                    ? OptionalInt.of(Integer.parseInt(text.get()))
                    : OptionalInt.empty();
        } catch (NumberFormatException e) {
            throw new BadInput(
                    "parameter '%s' is '%s', which is not a whole number below 2147483648"
                            .formatted(name, text.orElse("")),
                    e);
        }
    }

    boolean truth(String name, boolean unlessGiven) {
        String text = optional(name).orElse(Boolean.toString(unlessGiven));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new BadInput(
                            "parameter '%s' is '%s'; write true or false".formatted(name, text));
        };
    }

    Optional<Instant> instant(String name) {
        Optional<String> text = optional(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw new BadInput(
                    "parameter '%s' is '%s'; write a time in UTC such as 2021-05-03T00:00:00Z"
                            .formatted(name, text.orElse("")),
                    e);
        }
    }

    PageRequest page() {
        return new PageRequest(
                optional("cursor"), integer("size").orElse(PageRequest.FIRST.size()));
    }
}
