package tracer.ingest.label;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tracer.ingest.label.Entries.Column;
import tracer.problem.BadInput;

/**
 * Reads a plain list of addresses, one a line, as mirrors of sanctions lists have them for one
 * currency each. What else a label needs is given beside the file. Blank lines and such that begin
 * with {@code #} are passed over.
 */
final class AddressList implements LabelReader {
    /** Longer ones are no addresses, and not kept. */
    private static final int MAX_LINE = 64_000;

    private final Entries entries;

    AddressList(LabelTerms terms) {
        this.entries = new Entries(terms);
        for (Column c : Column.values()) {
            if (c != Column.ADDRESS && c.isRequired() && !entries.isFixed(c)) {
                throw new BadInput(
                        "a list of addresses does not say its %s; add --set %s=…"
                                .formatted(c.title(), c.title()));
            }
        }
        if (!entries.isFixed(Column.CHAIN)) {
            throw new BadInput(
                    "a list of addresses does not say its currency; add --currency XBT, or what it is of");
        }
    }

    @Override
    public void read(InputStream in, LabelReading to) throws IOException {
        Leash leash = new Leash(in, to.file(), MAX_LINE);
        try {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(leash, StandardCharsets.UTF_8.newDecoder()));
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                leash.loosen();
                number++;
                String address = (number == 1 ? line.replaceFirst("^\uFEFF", "") : line).strip();
                if (!address.isEmpty() && !address.startsWith("#")) {
                    read(number, address, to);
                }
            }
        } catch (CharacterCodingException e) {
            throw new BadInput("%s is not UTF-8 text; save it as UTF-8".formatted(to.file()), e);
        }
    }

    private void read(long number, String address, LabelReading to) {
        try {
            entries.read(c -> c == Column.ADDRESS ? address : "", to);
        } catch (BadInput e) {
            to.reject(number, e.getMessage());
        }
    }
}
