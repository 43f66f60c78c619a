package tracer.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.flow.FeeRule;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Funding;
import tracer.ledger.Hash32;
import tracer.ledger.LedgerSource;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.protection.Content;
import tracer.protection.Protection;

/**
 * Freezes the answer to a trace with everything that it rests on. What the trace was told by the
 * ledger is recorded while it runs, so that nothing is left out and nothing else is let in; the
 * finished bundle is verified before it is handed out.
 */
public final class Bundling {
    private final LedgerSource ledger;
    private final LabelStore labels;
    private final EntityStore entities;
    private final Protection protection;

    /** Why fees that are followed into coinbases are refused. */
    public static final String NO_FEES =
            "cannot be frozen: a bundle would have to hold, with proofs, every transaction of each block whose fees are followed and every transaction that these spend";

    public Bundling(
            LedgerSource ledger, LabelStore labels, EntityStore entities, Protection protection) {
        this.ledger = ledger;
        this.labels = labels;
        this.entities = entities;
        this.protection = protection;
    }

    /**
     * A bundle and what its verification said.
     *
     * @param document of the verification, which found no difference
     * @param isLimited whether a limit of the question cut the trace off
     */
    public record Frozen(Bag bag, VerificationDocument document, boolean isLimited) {}

    /**
     * Answers the question and freezes the answer. The same data and question give the same bytes.
     *
     * @param confidential whether the user said that it may hold protected addresses; if it does,
     *     it says so
     * @return empty if it was cancelled
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws DataGap if the seed is not stored, or the store changed meanwhile
     * @throws BadInput if it follows fees into coinbases, or would hold a protected address and the
     *     user did not say that it may
     */
    public Optional<Frozen> freeze(
            TraceRequest question,
            boolean confidential,
            Progress progress,
            Cancellation cancellation) {
        LimitLines.requireFreezable(question.limits());
        if (question.fees() != FeeRule.LOST) {
            throw new BadInput(
                    "the rule for fees '%s' %s".formatted(question.fees().id(), NO_FEES));
        }
        RecordingLedger recording = new RecordingLedger(ledger);
        Recomputation answer =
                Recomputation.of(question, recording, labels, entities, progress, cancellation);
        if (cancellation.isRequested()) {
            return Optional.empty();
        }
        BundleContents contents = contents(question, answer, recording, progress);
        Optional<String> banner = protection.among(content(contents)).banner(confidential);
        return Optional.of(
                checked(
                        Bag.ofPayload(BundleForm.OUTPUTS, contents.toPayload(), banner),
                        answer.document().truncated()));
    }

    /** Nobody gets a bundle that does not verify. */
    static Frozen checked(Bag bag, boolean isLimited) {
        VerificationDocument checked = Verifier.check(bag);
        if (!checked.verified()) {
            throw new DataGap(
                    "the bundle does not agree with its own data (%s: %s); the store changed while it was made, so ask again; if it stays so, please report this defect"
                            .formatted(
                                    checked.place().orElse("?"), checked.difference().orElse("?")));
        }
        return new Frozen(bag, checked, isLimited);
    }

    /** Every transaction in it with whoever paid, and the scripts of claims and labels. */
    private Content content(BundleContents contents) {
        List<Script> shown = new ArrayList<>();
        contents.claims().forEach(c -> shown.add(c.content().script()));
        contents.labels().stream()
                .flatMap(l -> l.bitcoinAddress().stream())
                .forEach(a -> shown.add(a.script()));
        return Content.naming(
                required(contents.transactions().stream().map(Transaction::id).toList()).values(),
                shown);
    }

    private BundleContents contents(
            TraceRequest question,
            Recomputation answer,
            RecordingLedger recording,
            Progress progress) {
        int tip = answer.trace().asOf().height();
        Attributions attributions = Attributions.of(answer.trace(), ledger, labels, entities);
        SortedMap<TxId, PlacedTransaction> read = new TreeMap<>();
        recording.told().stream()
                .filter(t -> t.place().height() <= tip)
                .forEach(t -> read.put(t.id(), t));
        read.putAll(required(attributions.transactions()));
        SortedMap<OutPoint, Claim> claims = new TreeMap<>();
        SortedSet<TxId> funding = new TreeSet<>();
        read.values().forEach(t -> gatherFundings(t, funding, claims));
        funding.removeAll(read.keySet());
        SortedMap<TxId, PlacedTransaction> all = new TreeMap<>(read);
        all.putAll(required(funding));

        SortedMap<TxId, Transaction> transactions = new TreeMap<>();
        all.forEach((id, t) -> transactions.put(id, t.transaction()));
        List<MerkleProof> proofs = proofs(all.values(), transactions, progress);
        ChainPart chain =
                new HeaderReading(ledger)
                        .read(
                                recording.coverage(),
                                proofs.stream().map(MerkleProof::height).toList());
        return new BundleContents(
                question,
                answer.json(),
                chain,
                List.copyOf(transactions.values()),
                proofs,
                List.copyOf(claims.values()),
                HubsForm.of(answer.trace()),
                attributions.labels(),
                attributions.memberships(),
                attributions.evidence());
    }

    private SortedMap<TxId, PlacedTransaction> required(Collection<TxId> ids) {
        SortedMap<TxId, PlacedTransaction> found = new TreeMap<>();
        if (!ids.isEmpty()) {
            found.putAll(ledger.transactions(ids));
        }
        for (TxId id : ids) {
            if (!found.containsKey(id)) {
                throw changed("transaction " + id);
            }
        }
        return found;
    }

    private static void gatherFundings(
            PlacedTransaction t, SortedSet<TxId> funding, SortedMap<OutPoint, Claim> claims) {
        List<OutPoint> spent = t.spent();
        for (int i = 0; i < spent.size(); i++) {
            switch (t.fundings().get(i)) {
                case Funding.Known k -> funding.add(spent.get(i).tx());
                case Funding.Claimed(var content) ->
                        claims.put(
                                spent.get(i), new Claim(spent.get(i), content, Claim.SERVING_NODE));
                case Funding.Unknown u -> {}
            }
        }
    }

    /** Proofs of all these and of the coinbases of their blocks, which join the transactions. */
    private List<MerkleProof> proofs(
            Collection<PlacedTransaction> placed,
            SortedMap<TxId, Transaction> transactions,
            Progress progress) {
        SortedMap<Integer, SortedSet<Place>> byBlock = new TreeMap<>();
        for (PlacedTransaction t : placed) {
            List<Place> places = new ArrayList<>(t.overwritten());
            places.add(t.place());
            for (Place p : places) {
                byBlock.computeIfAbsent(p.height(), h -> new TreeSet<>()).add(p);
            }
        }
        progress.begin("Proving transactions", "blocks", byBlock.size());
        List<MerkleProof> proofs = new ArrayList<>();
        byBlock.forEach((height, places) -> {
            PlacedBlock block = block(places.first());
            List<Hash32> ids = block.transactions().stream().map(t -> t.id().hash()).toList();
            Transaction coinbase = block.transactions().getFirst().transaction();
            transactions.put(coinbase.id(), coinbase);
            SortedSet<Integer> positions = new TreeSet<>(List.of(0));
            places.forEach(p -> positions.add(p.position()));
            for (int position : positions) {
                proofs.add(
                        new MerkleProof(
                                new TxId(ids.get(position)),
                                height,
                                MerkleBranch.of(ids, position)));
            }
            progress.advance(1);
        });
        progress.end();
        return proofs;
    }

    private PlacedBlock block(Place place) {
        return ledger.blocks(place.height(), 1).stream()
                .filter(b -> b.header().hash().equals(place.block()))
                .findFirst()
                .orElseThrow(() -> changed("block " + place.block()));
    }

    private static DataGap changed(String what) {
        return new DataGap(
                "%s left the active chain while the bundle was made: ask again".formatted(what));
    }
}
