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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tracer.ingest.label.Entries.Column;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Reads labels from comma-separated values (RFC 4180): UTF-8 with or without a byte order mark, a
 * header row that names the columns {@code address}, {@code label}, {@code category} and {@code
 * source}, and may name {@code confidence}, {@code author}, {@code asserted}, {@code valid_from},
 * {@code valid_until}, {@code list}, {@code chain} and {@code actor}, in any order, then one label
 * a line. What an optional column leaves empty is not known. Without {@code chain}, an address is
 * one of the Bitcoin network asked for, or by its form one of an unspecified EVM chain. Columns may
 * have other names and columns that are missing fixed values, if the {@link LabelTerms} say so.
 *
 * <p>Blank lines are passed over; a line of a network that is not followed here is counted. A line
 * that gives no label is collected with its reason and the others are read on; what is no such file
 * at all (no header, a quote that never ends, other encodings) is an error.
 */
public final class LabelCsv implements LabelReader {
    private static final int MAX_FIELD = 10_000;

    private static final int MAX_COLUMNS = 1_000;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private static final CsvFactory CSV =
            CsvFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxStringLength(MAX_FIELD).build())
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private final LabelTerms terms;
    private final Entries entries;

    LabelCsv(LabelTerms terms) {
        this.terms = terms;
        this.entries = new Entries(terms);
    }

    /**
     * Reads a file of labels of addresses of one network, all at once.
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
        return LabelFile.of(name, to -> new LabelCsv(LabelTerms.of(chain)).read(in, to));
    }

    @Override
    public void read(InputStream in, LabelReading to) throws IOException {
        new Table(to).read(in);
    }

    /** One file while it is read. */
    private final class Table {
        private final LabelReading to;
        private long lastLine;

        Table(LabelReading to) {
            this.to = to;
        }

        void read(InputStream in) throws IOException {
            // A decoder that reports malformed bytes; the plain constructor would replace them.
            Reader text =
                    new BufferedReader(
                            new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
            try (JsonParser rows = CSV.createParser(pastMark(text))) {
                Optional<Row> header = next(rows);
                Map<Column, Integer> columns =
                        columns(header.orElseThrow(() -> new BadInput(headerMessage("is empty"))));
                int width = header.get().fields.size();
                for (Optional<Row> row = next(rows); row.isPresent(); row = next(rows)) {
                    read(row.get(), columns, width);
                }
            } catch (CharacterCodingException e) {
                throw new BadInput(
                        "%s is not UTF-8 text; save it as UTF-8".formatted(to.file()), e);
            } catch (JsonProcessingException e) {
                throw new BadInput(
                        "%s, after line %d: not comma-separated values: %s"
                                .formatted(to.file(), lastLine, e.getOriginalMessage()),
                        e);
            }
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
                    if (fields.size() == MAX_COLUMNS) {
                        throw new BadInput(
                                "%s, line %d: more than %,d columns; this is no table of labels"
                                        .formatted(to.file(), line, MAX_COLUMNS));
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
            requireCommas(header);
            Map<Column, Integer> columns = new EnumMap<>(Column.class);
            List<String> unknown = new ArrayList<>();
            for (int i = 0; i < header.fields.size(); i++) {
                String title = header.fields.get(i).strip().toLowerCase(Locale.ROOT);
                Optional<Column> known = column(title);
                if (known.isEmpty()) {
                    unknown.add("'" + title + "'");
                } else if (columns.put(known.get(), i) != null) {
                    throw new BadInput(
                            headerMessage("names the column '%s' twice".formatted(title)));
                }
            }
            for (Column c : Column.values()) {
                boolean isMapped = terms.columns().containsKey(c.title());
                if ((isMapped || c.isRequired() && !entries.isFixed(c))
                        && !columns.containsKey(c)) {
                    throw new BadInput(
                            headerMessage(
                                    "has no column '%s'"
                                            .formatted(
                                                    terms.columns()
                                                            .getOrDefault(c.title(), c.title()))));
                }
            }
            if (!unknown.isEmpty()) {
                to.note("columns not read: %s".formatted(String.join(", ", unknown)));
            }
            return columns;
        }

        /** Spreadsheets of many countries write semicolons, and few people know. */
        private void requireCommas(Row header) {
            String only = header.fields.getFirst();
            if (header.fields.size() == 1 && (only.contains(";") || only.contains("\t"))) {
                throw new BadInput(
                        "%s: its columns are separated by %s; save it with commas"
                                .formatted(to.file(), only.contains(";") ? "semicolons" : "tabs"));
            }
        }

        /** What the file means by a title: as it was told, else by our own names. */
        private Optional<Column> column(String title) {
            for (Map.Entry<String, String> told : terms.columns().entrySet()) {
                if (told.getValue().strip().toLowerCase(Locale.ROOT).equals(title)) {
                    return Optional.of(Column.named(told.getKey()));
                }
            }
            return Column.titled(title).filter(c -> !terms.columns().containsKey(c.title()));
        }

        private String headerMessage(String wrong) {
            return "%s: the first line %s; it must be: address,label,category,source and if you like confidence,author,asserted,valid_from,valid_until,list,chain,actor; for other names add --map, such as --map address=Wallet"
                    .formatted(to.file(), wrong);
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
                entries.read(
                        c -> {
                            Integer at = columns.get(c);
                            return at == null ? "" : row.fields.get(at);
                        },
                        to);
            } catch (BadInput e) {
                to.reject(row.line, e.getMessage());
            }
        }
    }
}
