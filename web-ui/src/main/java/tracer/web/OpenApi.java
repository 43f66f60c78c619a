package tracer.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The API as an OpenAPI 3.1 document, read off the operations and the records that they answer
 * with, so that it cannot say anything else than they do.
 */
final class OpenApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Integer, String> PROBLEMS =
            new TreeMap<>(
                    Map.of(
                            400, "A parameter cannot be used; the detail says which and why",
                            403, "Asked under another name than this machine's own",
                            404, "Not in what is stored",
                            409, "Not indexed that far",
                            422, "A limit was reached and there is no partial answer",
                            503, "The store cannot be used"));

    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    private OpenApi() {}

    static ObjectNode of(List<Operation> operations) {
        return new OpenApi().document(operations);
    }

    private ObjectNode document(List<Operation> operations) {
        ObjectNode document = JSON.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Tracer")
                .put("version", "1")
                .put(
                        "description",
                        "Questions about payments. Nothing stored is changed; answers on this machine only. Amounts"
                                + " are texts: whole satoshis or a fraction 'n/d', exact; times are"
                                + " ISO 8601 in UTC. Every answer names the block that it is true"
                                + " for.");
        ObjectNode paths = document.putObject("paths");
        for (Operation o : operations) {
            paths.withObjectProperty(o.path())
                    .set(o.verb().name().toLowerCase(Locale.ROOT), operation(o));
        }
        reference(Problem.class);
        ObjectNode components = document.putObject("components").putObject("schemas");
        schemas.forEach(components::set);
        return document;
    }

    private ObjectNode operation(Operation o) {
        ObjectNode node = JSON.objectNode();
        node.put("operationId", o.id()).put("summary", o.summary());
        ArrayNode parameters = node.putArray("parameters");
        o.parameters().forEach(p -> parameters.add(parameter(p)));
        ObjectNode responses = node.putObject("responses");
        responses
                .putObject("200")
                .put("description", "The answer")
                .putObject("content")
                .putObject(o.mediaType())
                .set(
                        "schema",
                        o.answer()
                                .map(this::reference)
                                .orElseGet(() -> JSON.objectNode().put("type", "string")));
        PROBLEMS.forEach((status, meaning) ->
                responses
                        .putObject(Integer.toString(status))
                        .put("description", meaning)
                        .putObject("content")
                        .putObject(Problem.MEDIA_TYPE)
                        .set("schema", reference(Problem.class)));
        return node;
    }

    private static ObjectNode parameter(Parameter p) {
        ObjectNode node = JSON.objectNode();
        node.put("name", p.name())
                .put("in", p.place().name().toLowerCase(Locale.ROOT))
                .put("required", p.required())
                .put("description", p.description());
        node.putObject("schema").put("type", p.type().name().toLowerCase(Locale.ROOT));
        if (!p.example().isEmpty()) {
            node.put("example", p.example());
        }
        return node;
    }

    private ObjectNode reference(Class<?> type) {
        String name = names.computeIfAbsent(type, this::name);
        if (!schemas.containsKey(name)) {
            ObjectNode schema = JSON.objectNode();
            schemas.put(name, schema);
            fill(schema, type);
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** Its own name; where another record has that, with the record before it that it stands in. */
    private String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return names.containsValue(type.getSimpleName()) && around != null
                ? around.getSimpleName() + type.getSimpleName()
                : type.getSimpleName();
    }

    private void fill(ObjectNode schema, Class<?> type) {
        schema.put("type", "object");
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent c : type.getRecordComponents()) {
            properties.set(c.getName(), schemaOf(c.getGenericType()));
            required.add(c.getName());
        }
        schema.set("required", required);
    }

    private ObjectNode schemaOf(Type type) {
        if (type == String.class) {
            return JSON.objectNode().put("type", "string");
        }
        if (type == int.class || type == long.class) {
            return JSON.objectNode().put("type", "integer");
        }
        if (type == boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (type == OptionalInt.class) {
            return orNull(JSON.objectNode().put("type", "integer"));
        }
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            ObjectNode array = JSON.objectNode().put("type", "array");
            array.set("items", schemaOf(p.getActualTypeArguments()[0]));
            return array;
        }
        if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            return orNull(schemaOf(p.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> c && c.isRecord()) {
            return reference(c);
        }
        throw new IllegalArgumentException("answers hold no " + type);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = JSON.objectNode();
        either.putArray("oneOf").add(schema).add(JSON.objectNode().put("type", "null"));
        return either;
    }
}
