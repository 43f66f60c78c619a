package tracer.summary;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.Place;
import tracer.price.Conversion;
import tracer.price.Converting;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/**
 * Amounts in money, each at the day of its block and with the rate named; or that it is unknown.
 */
record Money(Optional<Converting> by, Asset asset) {
    private static final String NOT_ASKED = "rate unknown: no currency was asked for";

    /** What an amount of base units was worth when its block was stamped. */
    Conversion worth(Rational baseUnits, Optional<Instant> claimed) {
        if (by.isEmpty()) {
            return new Conversion.Unknown("no currency was asked for");
        }
        return claimed.map(t -> by.get().convert(baseUnits, asset, t))
                .orElseGet(() -> new Conversion.Unknown("its block is not stored"));
    }

    /** For a table: the value alone. */
    Phrase cell(Rational baseUnits, Optional<Place> place) {
        return switch (worth(baseUnits, place.map(Place::claimedTime))) {
            case Conversion.Unknown u -> Phrase.of("rate unknown");
            case Conversion.Worth w -> Phrase.of(w.rounded());
        };
    }

    /** The same, of what an account chain moved. */
    Phrase cell(Rational baseUnits, Instant claimed) {
        return switch (worth(baseUnits, Optional.of(claimed))) {
            case Conversion.Unknown u -> Phrase.of("rate unknown");
            case Conversion.Worth w -> Phrase.of(w.rounded());
        };
    }

    /** What is to be said of values in money as such. */
    Phrase rule() {
        return by.map(c ->
                        Phrase.of(
                                ("in %s, at the rate of the day of each block, UTC, as its miner stamped it;"
                                                + " in euro reference rates the last published, at most %d days"
                                                + " before; rounded to hundredths, halves to the even one")
                                        .formatted(c.fiat(), Converting.MOST_DAYS_BEFORE)))
                .orElse(Phrase.of(NOT_ASKED));
    }

    EvidenceClass evidence() {
        return by.isPresent() ? EvidenceClass.CONVENTION : EvidenceClass.CLAIMED;
    }

    /** One amount with the rates that were used: for a place where it is the only one. */
    Phrase full(Rational baseUnits, Instant claimed) {
        return switch (worth(baseUnits, Optional.of(claimed))) {
            case Conversion.Unknown(String reason) -> Phrase.of("rate unknown: " + reason);
            case Conversion.Worth w ->
                    Phrase.of(
                            "%s%s, by: %s"
                                    .formatted(
                                            w.rounded(),
                                            w.range()
                                                    .map(r ->
                                                            " (day's low to high: %s)".formatted(r))
                                                    .orElse(""),
                                            w.rates()));
        };
    }

    /** The amounts at which a trace ends, each with its day, its range and its rate. */
    Optional<Part> ends(List<Exhibit> exhibits, String policy) {
        if (by.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (Exhibit e : exhibits) {
            for (Holding h : e.holdings()) {
                rows.add(row(e.number(), h));
            }
        }
        return Optional.of(
                new Grid(
                        "Ends of the trace in %s: a convention, by the rate named in each line"
                                .formatted(by.get().fiat()),
                        List.of(
                                "Exhibit",
                                "Output",
                                "Day, UTC",
                                ">BTC under %s".formatted(policy),
                                ">In money",
                                "Day's low to high",
                                "By the rate"),
                        rows));
    }

    private Row row(int exhibit, Holding h) {
        Conversion worth = worth(h.traced(), h.created().map(Place::claimedTime));
        return new Row(
                EvidenceClass.CONVENTION,
                List.of(
                        Phrase.of(Integer.toString(exhibit)),
                        Phrase.EMPTY.id(h.output()),
                        Phrase.of(
                                h.created()
                                        .map(p ->
                                                p.claimedTime()
                                                        .atZone(ZoneOffset.UTC)
                                                        .toLocalDate()
                                                        .toString())
                                        .orElse("not known")),
                        Phrase.of(h.traced()),
                        Phrase.of(
                                switch (worth) {
                                    case Conversion.Unknown u -> "rate unknown";
                                    case Conversion.Worth w -> w.rounded();
                                }),
                        Phrase.of(
                                switch (worth) {
                                    case Conversion.Unknown u -> "unknown";
                                    case Conversion.Worth w -> w.range().orElse("unknown");
                                }),
                        Phrase.of(
                                switch (worth) {
                                    case Conversion.Unknown(String reason) -> reason;
                                    case Conversion.Worth w -> w.rates();
                                })));
    }
}
