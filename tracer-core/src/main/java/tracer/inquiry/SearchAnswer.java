package tracer.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.account.TransferId;
import tracer.attribution.Label;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.inquiry.SearchDocument.Answer;
import tracer.inquiry.SearchDocument.Hit;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Totals;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Answers: what is this, and is it here? One answer for each line pasted. */
final class SearchAnswer {
    static final int MAX_LINES = 500;
    private static final int MAX_HITS = 20;

    /** In longer lists typing errors are told, but not located. */
    private static final int MAX_LOCATED = 20;

    /** The longest text looked at in one line; longer ones are cut. */
    private static final int MAX_LINE_LENGTH = 1_000;

    private final Ports ports;
    private final Coverage coverage;
    private final AccountSearch accounts;

    SearchAnswer(Ports ports) {
        this.ports = ports;
        this.coverage = ports.ledger().coverage();
        this.accounts = new AccountSearch(ports);
    }

    /** A line and what it was taken for. */
    private record Line(String text, Recognised as) {}

    SearchDocument answer(String pasted) {
        Stamp stamp = Stamp.of(coverage);
        List<String> texts = pasted.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        Recognition recognition =
                texts.size() > MAX_LOCATED
                        ? Recognition.quick(ports.ledger().chain())
                        : Recognition.locating(ports.ledger().chain());
        List<Line> lines =
                texts.stream()
                        .limit(MAX_LINES)
                        .map(SearchAnswer::cut)
                        .map(t -> new Line(t, recognition.recognise(t)))
                        .toList();
        Map<TxId, PlacedTransaction> transactions = transactions(lines);
        List<Answer> answers = lines.stream().map(l -> answer(l, transactions)).toList();
        return new SearchDocument(
                "tracer.search/1",
                stamp.height(),
                stamp.hash(),
                texts.size() > MAX_LINES || answers.stream().anyMatch(Answer::more),
                texts.size(),
                answers);
    }

    private static String cut(String line) {
        return line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) : line;
    }

    private Map<TxId, PlacedTransaction> transactions(List<Line> lines) {
        Set<TxId> ids = new LinkedHashSet<>();
        for (Line line : lines) {
            switch (line.as()) {
                case Recognised.Hash(Hash32 hash) -> ids.add(new TxId(hash));
                case Recognised.Out(OutPoint output) -> ids.add(output.tx());
                case Recognised.Height h -> {}
                case Recognised.Addressed a -> {}
                case Recognised.EvmHash e -> {}
                case Recognised.Account a -> {}
                case Recognised.Moved m -> {}
                case Recognised.Foreign f -> {}
                case Recognised.Malformed m -> {}
                case Recognised.Words w -> {}
            }
        }
        return ids.isEmpty() ? Map.of() : ports.ledger().transactions(ids);
    }

    private Answer answer(Line line, Map<TxId, PlacedTransaction> transactions) {
        String in = line.text();
        return switch (line.as()) {
            case Recognised.Hash(Hash32 hash) -> hash(in, hash, transactions);
            case Recognised.Out(OutPoint output) -> output(in, output, transactions);
            case Recognised.Height(int height) -> height(in, height);
            case Recognised.Addressed(Address address) -> address(in, address);
            case Recognised.EvmHash(Hash32 hash) -> accounts.hash(in, hash);
            case Recognised.Account(EvmAddress account) -> accounts.address(in, account);
            case Recognised.Moved(TransferId transfer) -> accounts.transfer(in, transfer);
            case Recognised.Foreign(String sentence) -> none(in, "other-network", sentence);
            case Recognised.Malformed(String sentence) -> none(in, "malformed", sentence);
            case Recognised.Words(String text) -> words(in, text);
        };
    }

    static Answer none(String in, String outcome, String sentence) {
        return new Answer(in, outcome, sentence, List.of(), false);
    }

    static Answer found(String in, String sentence, List<Hit> hits, boolean more) {
        return new Answer(in, "found", sentence, hits, more);
    }

    private Answer hash(String in, Hash32 hash, Map<TxId, PlacedTransaction> transactions) {
        PlacedTransaction tx = transactions.get(new TxId(hash));
        if (tx != null) {
            return found(
                    in, "a transaction in block " + tx.place().height(), List.of(hit(tx)), false);
        }
        Optional<PlacedHeader> header = ports.ledger().header(new BlockHash(hash));
        if (header.isPresent()) {
            return block(in, header.get().height());
        }
        Optional<Entity> entity = ports.entities().entity(new EntityId(new ScriptHash(hash)));
        return entity.map(e -> found(in, "an entity", List.of(hit(e)), false))
                .or(() -> accounts.ifFound(in, hash))
                .orElseGet(() ->
                        none(
                                in,
                                "not-found",
                                "in the form of a transaction or block, but in none of what is stored: "
                                        + Stamp.inWords(coverage)));
    }

    private Answer output(String in, OutPoint output, Map<TxId, PlacedTransaction> transactions) {
        PlacedTransaction tx = transactions.get(output.tx());
        if (tx == null) {
            return none(
                    in,
                    "not-found",
                    "an output of a transaction that is not in what is stored: "
                            + Stamp.inWords(coverage));
        }
        int outputs = tx.transaction().outputs().size();
        if (output.index() >= outputs) {
            return new Answer(
                    in,
                    "not-found",
                    "the transaction is in block %d, but has outputs 0 to %d only"
                            .formatted(tx.place().height(), outputs - 1),
                    List.of(hit(tx)),
                    false);
        }
        Amount value = Amount.of(tx.transaction().outputs().get(output.index()).value());
        Hit hit = new Hit("output", output.toString(), "output of " + value.text());
        return found(
                in,
                "an output of %s in block %d".formatted(value.text(), tx.place().height()),
                List.of(hit, hit(tx)),
                false);
    }

    private Answer height(String in, int height) {
        if (coverage.contains(height)) {
            return block(in, height);
        }
        return none(
                in,
                "not-indexed",
                "in the form of a block height; block %d is not stored: %s are"
                        .formatted(height, Stamp.inWords(coverage)));
    }

    private Answer block(String in, int height) {
        PlacedBlock block = ports.ledger().blocks(height, 1).getFirst();
        List<Hit> hits = new ArrayList<>();
        block.transactions().stream().limit(MAX_HITS).map(SearchAnswer::hit).forEach(hits::add);
        int count = block.transactions().size();
        return found(
                in,
                "block %d, stamped %s, %d transaction%s, hash %s"
                        .formatted(
                                height,
                                block.header().claimedTime(),
                                count,
                                count == 1 ? "" : "s",
                                block.header().hash()),
                hits,
                count > MAX_HITS);
    }

    private Answer address(String in, Address address) {
        List<ScriptHash> scripts =
                ports.history().scripts(address).stream().map(Script::hash).toList();
        long payments =
                ports.history().totals(scripts).values().stream().mapToLong(Totals::payments).sum();
        if (payments == 0) {
            return none(
                    in,
                    "not-found",
                    "a sound address of %s, but nothing stored pays it: %s"
                            .formatted(address.chain(), Stamp.inWords(coverage)));
        }
        List<Hit> hits = new ArrayList<>();
        String title = "%d payment%s".formatted(payments, payments == 1 ? "" : "s");
        hits.add(new Hit("address", address.text(), title));
        ports.entities().entitiesOf(scripts).values().stream()
                .distinct()
                .forEach(e -> hits.add(hit(e)));
        return found(in, "an address with " + title, hits, false);
    }

    private Answer words(String in, String text) {
        List<Label> labels = text.isBlank() ? List.of() : ports.labels().search(text, MAX_HITS + 1);
        if (labels.isEmpty()) {
            return none(
                    in,
                    "unrecognised",
                    "no label contains this; txid, txid:index, 0xHASH:log-17, block hash, height,"
                            + " address, explorer link and label text are understood");
        }
        List<Hit> hits =
                labels.stream()
                        .limit(MAX_HITS)
                        .map(l ->
                                new Hit("address", l.subject().text(), LabelWording.whoAndWhere(l)))
                        .toList();
        return found(in, "text of a label", hits, labels.size() > MAX_HITS);
    }

    private static Hit hit(PlacedTransaction tx) {
        return new Hit(
                "transaction",
                tx.id().toString(),
                "%s%s in block %d, stamped %s"
                        .formatted(
                                tx.transaction().isCoinbase() ? "coinbase, " : "",
                                Amount.of(tx.transaction().totalOut()).text(),
                                tx.place().height(),
                                tx.place().claimedTime()));
    }

    private static Hit hit(Entity entity) {
        return new Hit(
                "entity",
                entity.id().toString(),
                "entity of %d scripts (inference)".formatted(entity.members()));
    }
}
