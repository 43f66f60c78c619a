package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import tracer.account.BlockSources;
import tracer.evidence.EvidenceClass;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** Whose claims a summary over accounts rests on: who served the blocks, and when. */
record AccountReadings(AccountMaterial m) {
    private static final String UNKNOWN = "not recorded";

    Grid table() {
        List<Row> rows = new ArrayList<>();
        for (BlockSources.Share s : m.sources().shares()) {
            rows.add(
                    row(
                            s.heightsInWords(),
                            s.reading().from().inWords(),
                            s.reading().at().toString(),
                            s.callsInWords()));
        }
        if (!m.sources().notRecorded().isEmpty()) {
            rows.add(
                    row(
                            AccountMaterial.ranges(m.sources().notRecorded()),
                            UNKNOWN,
                            UNKNOWN,
                            UNKNOWN));
        }
        return new Grid(
                "Who served the blocks; not checked against any other source",
                List.of("Blocks", "Served by", "Read at", "Internal transfers", "Class"),
                rows);
    }

    private static Row row(String blocks, String from, String at, String calls) {
        return new Row(
                EvidenceClass.CLAIMED,
                List.of(
                        Phrase.of(blocks),
                        Phrase.of(from),
                        Phrase.of(at),
                        Phrase.of(calls),
                        Phrase.of(EvidenceClass.CLAIMED.id())));
    }
}
