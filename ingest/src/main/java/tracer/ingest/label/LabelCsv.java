package tracer.ingest.label;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Reads labels from comma-separated values (RFC 4180): UTF-8 with or without a byte order mark, a
 * header row that names the columns {@code address}, {@code label}, {@code category} and {@code
 * source} in any order, then one label a line. Blank lines are passed over. A line that gives no
 * label is collected with its reason and the others are read on; what is no such file at all (no
 * header, a quote that never ends, other encodings) is an error.
 */
public final class LabelCsv {
    private static final int MAX_FIELD = 10_000;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private static final CsvFactory CSV =
            CsvFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxStringLength(MAX_FIELD).build())
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private final String file;
    private final BitcoinChain chain;
    private final List<Label> labels = new ArrayList<>();
    private final List<LabelFile.Rejected> rejected = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private long lastLine;

    private LabelCsv(String file, BitcoinChain chain) {
        this.file = file;
        this.chain = chain;
    }

    /**
     * Reads a file of labels of addresses of one network.
     *
     * @throws BadInput if it cannot be read as such a file; bad lines are in the result instead
     */
    public static LabelFile read(Path file, BitcoinChain chain) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), chain);
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no label file %s".formatted(file), e);
        } catch (IOException e) {
            throw new BadInput("label file %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** Reads labels from a stream; the name is for messages. */
    public static LabelFile read(InputStream in, String name, BitcoinChain chain)
            throws IOException {
        return new LabelCsv(name, chain).readAll(in);
    }

    private enum Column {
        ADDRESS,
        LABEL,
        CATEGORY,
        SOURCE;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private LabelFile readAll(InputStream in) throws IOException {
        // A decoder that reports malformed bytes; the plain constructor would replace them.
        Reader text =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        try (JsonParser rows = CSV.createParser(pastMark(text))) {
            Optional<Row> header = next(rows);
            Map<Column, Integer> columns =
                    columns(header.orElseThrow(() -> new BadInput(headerMessage("is empty"))));
            int width = header.get().fields.size();
            for (Optional<Row> row = next(rows); row.isPresent(); row = next(rows)) {
                read(row.get(), columns, width);
            }
        } catch (CharacterCodingException e) {
            throw new BadInput("%s is not UTF-8 text; save it as UTF-8".formatted(file), e);
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    "%s, after line %d: not comma-separated values: %s"
                            .formatted(file, lastLine, e.getOriginalMessage()),
                    e);
        }
        return new LabelFile(file, labels, rejected, notes);
    }

    /** A row and the line on which it begins. */
    private record Row(long line, List<String> fields) {}

    /** The next row that is not blank. */
    private Optional<Row> next(JsonParser rows) throws IOException {
        while (rows.nextToken() != null) {
            List<String> fields = new ArrayList<>();
            long line = 0;
            while (rows.nextToken() == JsonToken.VALUE_STRING) {
                if (fields.isEmpty()) {
                    line = rows.currentTokenLocation().getLineNr();
                }
                fields.add(rows.getText());
            }
            lastLine = Math.max(lastLine, line);
            if (!fields.stream().allMatch(String::isBlank)) {
                return Optional.of(new Row(line, fields));
            }
        }
        return Optional.empty();
    }

    private Map<Column, Integer> columns(Row header) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < header.fields.size(); i++) {
            String title = header.fields.get(i).strip().toLowerCase(Locale.ROOT);
            Optional<Column> known =
                    Arrays.stream(Column.values()).filter(c -> c.title().equals(title)).findAny();
            if (known.isEmpty()) {
                unknown.add("'" + title + "'");
            } else if (columns.put(known.get(), i) != null) {
                throw new BadInput(headerMessage("names the column '%s' twice".formatted(title)));
            }
        }
        for (Column c : Column.values()) {
            if (!columns.containsKey(c)) {
                throw new BadInput(headerMessage("has no column '%s'".formatted(c.title())));
            }
        }
        if (!unknown.isEmpty()) {
            notes.add("%s: columns not read: %s".formatted(file, String.join(", ", unknown)));
        }
        return columns;
    }

    private String headerMessage(String wrong) {
        return "%s: the first line %s; it must be: address,label,category,source"
                .formatted(file, wrong);
    }

    /** The text behind a byte order mark, which some spreadsheets write. */
    private static Reader pastMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private void read(Row row, Map<Column, Integer> columns, int width) {
        try {
            if (row.fields.size() != width) {
                throw new BadInput(
                        "has %d fields, the header has %d; quote a field that contains a comma"
                                .formatted(row.fields.size(), width));
            }
            labels.add(
                    new Label(
                            Address.of(field(row, columns, Column.ADDRESS), chain),
                            field(row, columns, Column.LABEL),
                            Category.of(field(row, columns, Column.CATEGORY)),
                            field(row, columns, Column.SOURCE)));
        } catch (BadInput e) {
            rejected.add(new LabelFile.Rejected(row.line, e.getMessage()));
        }
    }

    private static String field(Row row, Map<Column, Integer> columns, Column column) {
        String text = row.fields.get(columns.getOrDefault(column, 0)).strip();
        if (text.isEmpty()) {
            throw new BadInput("%s is empty".formatted(column.title()));
        }
        if (text.codePoints().anyMatch(LabelCsv::deceives)) {
            throw new BadInput(
                    "%s contains a character that is not shown but changes what is"
                            .formatted(column.title()));
        }
        return text;
    }

    /** Control characters and those that turn the direction of writing: they forge what is read. */
    private static boolean deceives(int c) {
        return Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }
}
