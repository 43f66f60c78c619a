package tracer.ingest.rate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tracer.price.Rate;
import tracer.problem.BadInput;

/**
 * Reads rates from comma-separated values of one of three forms, told from the header: our own
 * ({@code date,asset,fiat,close} and if you like {@code low,high}), Coin Metrics' of one asset
 * ({@code time,…,PriceUSD,…}), and the European Central Bank's history of the euro ({@code
 * Date,USD,JPY,…}), also in the zip in which it is published.
 *
 * <p>A file is used whole or not at all: anything in it that is no rate is an error with its line.
 * What the file says that it does not have (empty, N/A) is counted.
 */
public final class RateFile {
    private static final int MAX_BYTES = 128_000_000;
    private static final int MAX_FIELD = 1_000;
    private static final int MAX_COLUMNS = 1_000;
    private static final int MAX_RATES = 2_000_000;

    private static final CsvFactory CSV =
            CsvFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxStringLength(MAX_FIELD).build())
                    .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private final Path file;
    private final RateTerms terms;

    private RateFile(Path file, RateTerms terms) {
        this.file = file;
        this.terms = terms;
    }

    /**
     * What a file holds.
     *
     * @param rates in file order
     * @param missing how many rates the file says that it does not have
     * @param leftOut how many are of currencies that were not asked for
     */
    public record Content(List<Rate> rates, long missing, long leftOut) {
        public Content {
            rates = List.copyOf(rates);
        }
    }

    /**
     * @throws BadInput if it is no such file, or anything in it is no rate
     */
    public static Content read(Path file, RateTerms terms) {
        return new RateFile(file, terms).read();
    }

    private Content read() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                    ? unpacked(in)
                    : table(new Limited(in, file));
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no file of rates %s".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw new BadInput("%s is not UTF-8 text; save it as UTF-8".formatted(file), e);
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    "%s: not comma-separated values: %s".formatted(file, e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** The only table of a zip; it is read where it is, and names in the zip are not used. */
    private Content unpacked(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        Content content = null;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            if (content != null) {
                throw new BadInput("%s holds more than one file; unpack it".formatted(file));
            }
            content = table(new Limited(zip, file));
        }
        if (content == null) {
            throw new BadInput("%s holds no file".formatted(file));
        }
        return content;
    }

    private Content table(InputStream in) throws IOException {
        JsonParser rows =
                CSV.createParser(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        List<String> header = next(rows);
        if (header.isEmpty()) {
            throw new BadInput("%s is empty".formatted(file));
        }
        header.set(0, header.getFirst().replaceFirst("^\uFEFF", ""));
        RateColumns columns = RateColumns.of(header, terms, file.toString());
        List<Rate> rates = new ArrayList<>();
        long line = 1;
        for (List<String> row = next(rows); !row.isEmpty(); row = next(rows)) {
            line++;
            try {
                columns.read(row, rates);
            } catch (BadInput e) {
                throw new BadInput(
                        "%s, row %d: %s; nothing was imported"
                                .formatted(file, line, e.getMessage()),
                        e);
            }
            if (rates.size() > MAX_RATES) {
                throw new BadInput("%s has more than %,d rates".formatted(file, MAX_RATES));
            }
        }
        return new Content(rates, columns.missing(), columns.leftOut());
    }

    /** The fields of the next row; none at the end. */
    private List<String> next(JsonParser rows) throws IOException {
        List<String> fields = new ArrayList<>();
        while (fields.isEmpty() && rows.nextToken() != null) {
            while (rows.nextToken() == JsonToken.VALUE_STRING) {
                fields.add(rows.getText().strip());
                if (fields.size() > MAX_COLUMNS) {
                    throw new BadInput("%s has more than %,d columns".formatted(file, MAX_COLUMNS));
                }
            }
        }
        return fields;
    }

    /** Refuses what is larger than any file of rates, packed small or not. */
    private static final class Limited extends FilterInputStream {
        private final Path file;
        private long count;

        Limited(InputStream in, Path file) {
            super(in);
            this.file = file;
        }

        private int counted(int bytes, int ofThem) {
            count += Math.max(0, ofThem);
            if (count > MAX_BYTES) {
                throw new BadInput(
                        "%s has more than %,d bytes; this is no file of rates"
                                .formatted(file, MAX_BYTES));
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            return counted(b, b < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = super.read(to, offset, length);
            return counted(n, n);
        }

        /** The parser closes what it reads; a zip goes on behind its entry. */
        @Override
        public void close() {}
    }
}
