package tracer.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.account.BlockSources.Share;
import tracer.account.ReadFrom;
import tracer.account.Reading;
import tracer.account.Seen;
import tracer.ledger.Hash32;
import tracer.proof.TagForm.Entry;

/** Who served the blocks of a bundle over accounts and when, one entry for each run. */
final class ReadingsForm {
    private static final String NONE = "none";
    private static final String NODE = "node";
    private static final String FILES = "files";

    /** Between files; no file's name holds a slash. */
    private static final String NEXT_FILE = " / ";

    private static final TagForm FORM =
            new TagForm(
                    BundlePath.READINGS,
                    "Reading",
                    "Heights",
                    "Read-At",
                    "Read-From",
                    "Node",
                    "Node-Calls-Itself",
                    "Files",
                    "Internal-Transfers");

    private ReadingsForm() {}

    static byte[] write(List<Share> shares) {
        return FORM.write(shares.stream().map(ReadingsForm::values).toList());
    }

    private static List<String> values(Share s) {
        List<String> values = new ArrayList<>();
        values.add(Integer.toString(s.number()));
        values.add(ChainForm.ranges(s.heights()));
        values.add(s.reading().at().toString());
        switch (s.reading().from()) {
            case ReadFrom.Node(String address, Optional<String> software) ->
                    values.addAll(List.of(NODE, address, software.orElse(NONE), NONE));
            case ReadFrom.Files(List<ReadFrom.File> files) ->
                    values.addAll(
                            List.of(
                                    FILES,
                                    NONE,
                                    NONE,
                                    files.stream()
                                            .map(ReadingsForm::file)
                                            .collect(Collectors.joining(NEXT_FILE))));
        }
        values.add(
                s.calls().entrySet().stream()
                        .map(e -> e.getKey().id() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
        return values;
    }

    private static String file(ReadFrom.File f) {
        return "%s %d %s".formatted(f.sha256(), f.bytes(), f.name());
    }

    static List<Share> read(byte[] bytes) {
        return FORM.read(bytes).stream().map(ReadingsForm::share).toList();
    }

    private static Share share(Entry e) {
        return new Share(
                e.number("Reading"),
                new Reading(
                        e.read("Read-From", kind -> from(kind, e)),
                        e.read("Read-At", Instant::parse)),
                e.read("Heights", ChainForm::ranges),
                e.read("Internal-Transfers", ReadingsForm::calls));
    }

    private static ReadFrom from(String kind, Entry e) {
        return switch (kind) {
            case NODE ->
                    new ReadFrom.Node(
                            e.text("Node"),
                            Optional.of(e.text("Node-Calls-Itself")).filter(s -> !s.equals(NONE)));
            case FILES -> new ReadFrom.Files(files(e.text("Files")));
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is neither node nor files".formatted(Excerpt.of(kind)));
        };
    }

    private static List<ReadFrom.File> files(String text) {
        return Arrays.stream(text.split(NEXT_FILE, -1))
                .map(f -> {
                    String[] parts = f.split(" ", 3);
                    if (parts.length != 3) {
                        throw new IllegalArgumentException(
                                "'%s' is no hash, size and name of a file"
                                        .formatted(Excerpt.of(f)));
                    }
                    return new ReadFrom.File(
                            parts[2], Long.parseLong(parts[1]), Hash32.ofHex(parts[0]));
                })
                .toList();
    }

    private static Map<Seen.Calls, Long> calls(String text) {
        Map<Seen.Calls, Long> calls = new EnumMap<>(Seen.Calls.class);
        for (String one : text.split(", ", -1)) {
            int at = one.indexOf(' ');
            String id = at < 0 ? one : one.substring(0, at);
            Seen.Calls kind =
                    Arrays.stream(Seen.Calls.values())
                            .filter(c -> c.id().equals(id))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "'%s' is no way to see calls"
                                                    .formatted(Excerpt.of(id))));
            calls.put(kind, Long.parseLong(one.substring(at + 1)));
        }
        return calls;
    }
}
