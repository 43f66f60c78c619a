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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Reads labels from comma-separated values (RFC 4180): UTF-8 with or without a byte order mark, a
 * header row that names the columns {@code address}, {@code label}, {@code category} and {@code
 * source}, and may name {@code confidence}, {@code author}, {@code asserted}, {@code valid_from},
 * {@code valid_until}, {@code list} and {@code chain}, in any order, then one label a line. What an
 * optional column leaves empty is not known. Without {@code chain}, an address is one of the
 * Bitcoin network asked for, or by its form one of an unspecified EVM chain.
 *
 * <p>Blank lines are passed over; a line of a network that is not followed here is counted. A line
 * that gives no label is collected with its reason and the others are read on; what is no such file
 * at all (no header, a quote that never ends, other encodings) is an error.
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
    private final Map<String, Integer> skipped = new TreeMap<>();
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
        ADDRESS(true),
        LABEL(true),
        CATEGORY(true),
        SOURCE(true),
        CONFIDENCE(false),
        AUTHOR(false),
        ASSERTED(false),
        VALID_FROM(false),
        VALID_UNTIL(false),
        LIST(false),
        CHAIN(false);

        private final boolean isRequired;

        Column(boolean isRequired) {
            this.isRequired = isRequired;
        }

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
        return new LabelFile(file, labels, rejected, LabelFile.counts(skipped), notes);
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
            if (c.isRequired && !columns.containsKey(c)) {
                throw new BadInput(headerMessage("has no column '%s'".formatted(c.title())));
            }
        }
        if (!unknown.isEmpty()) {
            notes.add("%s: columns not read: %s".formatted(file, String.join(", ", unknown)));
        }
        return columns;
    }

    private String headerMessage(String wrong) {
        return "%s: the first line %s; it must be: address,label,category,source and if you like confidence,author,asserted,valid_from,valid_until,list,chain"
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
            readLabel(new Cells(row.fields, columns));
        } catch (BadInput e) {
            rejected.add(new LabelFile.Rejected(row.line, e.getMessage()));
        }
    }

    private void readLabel(Cells cells) {
        String address = cells.require(Column.ADDRESS);
        Network.Found found =
                cells.text(Column.CHAIN)
                        .map(code -> Network.find(code, address, chain))
                        .orElseGet(() -> Network.find(address, chain));
        String name = cells.require(Column.LABEL);
        Category category = Category.of(cells.require(Column.CATEGORY));
        String source = cells.require(Column.SOURCE);
        Basis basis = cells.basis();
        switch (found) {
            case Network.Found.Elsewhere(String reason) -> skipped.merge(reason, 1, Integer::sum);
            case Network.Found.Subject(LabelSubject subject) ->
                    labels.add(new Label(subject, name, category, source, basis));
        }
    }

    /** The fields of a line by their columns. */
    private record Cells(List<String> fields, Map<Column, Integer> columns) {
        String require(Column column) {
            return LabelText.require(column.title(), raw(column));
        }

        /** Empty if the column is missing or the field empty. */
        Optional<String> text(Column column) {
            return LabelText.optional(column.title(), raw(column));
        }

        Basis basis() {
            return new Basis(
                    text(Column.CONFIDENCE).map(Confidence::of).orElse(Confidence.UNKNOWN),
                    text(Column.AUTHOR),
                    day(Column.ASSERTED),
                    new Validity(
                            text(Column.LIST), day(Column.VALID_FROM), day(Column.VALID_UNTIL)));
        }

        private Optional<LocalDate> day(Column column) {
            return LabelText.day(column.title(), raw(column));
        }

        private String raw(Column column) {
            Integer at = columns.get(column);
            return at == null ? "" : fields.get(at);
        }
    }
}
