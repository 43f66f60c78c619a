package tracer.summary;

import java.util.List;
import tracer.evidence.EvidenceClass;

/** What a section is made of. */
public sealed interface Part {
    /** Numbered sentences about the case. */
    record Sentences(List<Statement> statements) implements Part {
        public Sentences {
            statements = List.copyOf(statements);
        }
    }

    /** An explanation that says nothing about the case itself. */
    record Remark(Phrase text) implements Part {}

    /**
     * A table.
     *
     * @param columns headings; those that begin with {@code >} are flush right
     */
    record Grid(String caption, List<String> columns, List<Row> rows) implements Part {
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "%d cells in a table of %d columns: %s"
                                    .formatted(row.cells().size(), columns.size(), row));
                }
            }
        }
    }

    /**
     * A line of a table.
     *
     * @param evidence what it rests on, where its column's heading says nothing else
     */
    record Row(EvidenceClass evidence, List<Phrase> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Words and what they mean. */
    record Words(List<Meaning> meanings) implements Part {
        public Words {
            meanings = List.copyOf(meanings);
        }
    }

    /** A word and what it means. */
    record Meaning(String word, Phrase meaning) {}

    /** A text to be copied out, paragraph by paragraph. */
    record Letter(String caption, List<Phrase> paragraphs) implements Part {
        public Letter {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
