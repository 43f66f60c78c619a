package tracer.ingest.label;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/** Makes labels of entries whose columns are named alike in every form of file. */
final class Entries {
    /** What an entry may say. */
    enum Column {
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
        CHAIN(false),
        ACTOR(false);

        private final boolean isRequired;

        Column(boolean isRequired) {
            this.isRequired = isRequired;
        }

        boolean isRequired() {
            return isRequired;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Column> titled(String title) {
            return Arrays.stream(values()).filter(c -> c.title().equals(title)).findAny();
        }

        /**
         * @throws BadInput if there is none of this title
         */
        static Column named(String title) {
            return titled(title.strip().toLowerCase(Locale.ROOT))
                    .orElseThrow(() ->
                            new BadInput(
                                    "'%s' is none of %s"
                                            .formatted(
                                                    title,
                                                    Arrays.stream(values())
                                                            .map(Column::title)
                                                            .collect(Collectors.joining(", ")))));
        }
    }

    private final BitcoinChain chain;
    private final Map<Column, String> fixed;

    Entries(LabelTerms terms) {
        this.chain = terms.chain();
        this.fixed =
                terms.fixed().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        e -> Column.named(e.getKey()), Map.Entry::getValue));
    }

    boolean isFixed(Column column) {
        return fixed.containsKey(column);
    }

    /**
     * Makes the label of an entry, or counts why there is none.
     *
     * @param raw what the entry says in a column; an empty text if nothing
     * @throws BadInput if it contradicts itself, or does not say what it must
     */
    void read(Function<Column, String> raw, LabelReading to) {
        Cells cells = new Cells(raw, fixed);
        String address = cells.require(Column.ADDRESS);
        Network.Found found =
                cells.text(Column.CHAIN)
                        .map(code -> Network.find(code, address, chain))
                        .orElseGet(() -> Network.find(address, chain));
        String name = cells.require(Column.LABEL);
        Category category = Category.of(cells.require(Column.CATEGORY));
        String source = cells.require(Column.SOURCE);
        Basis basis = cells.basis();
        Optional<String> actor = cells.text(Column.ACTOR);
        switch (found) {
            case Network.Found.Elsewhere(String reason) -> to.skip(reason);
            case Network.Found.Subject(LabelSubject subject) ->
                    to.accept(new Label(subject, name, category, source, basis, actor));
        }
    }

    /** The fields of an entry by their columns. */
    private record Cells(Function<Column, String> said, Map<Column, String> fixed) {
        String require(Column column) {
            return LabelText.require(column.title(), raw(column));
        }

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
            String own = said.apply(column);
            return own.isBlank() ? fixed.getOrDefault(column, "") : own;
        }
    }
}
