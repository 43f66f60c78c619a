package tracer.digest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.TransactionFormat;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntityStore;
import tracer.entity.Evidence;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.Funding;
import tracer.ledger.Hash32;
import tracer.ledger.LedgerSource;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.LedgerSource.PlacedHeader;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.ledger.Spender;
import tracer.ledger.TxId;

/**
 * SHA-256 over all records of a store in canonical order: two stores that say the same have the
 * same digest, however they came to it. No internal ids and no clock are part of it. Read in
 * batches of blocks, constant memory; the store must not change meanwhile.
 *
 * <p>Format, version 1. A <i>number</i> is eight bytes, the highest first; <i>bytes</i> and
 * <i>text</i> (UTF-8) are preceded by their length as a number; a <i>hash</i> is 32 bytes in
 * printed order; a kind is one ASCII character.
 *
 * <ol>
 *   <li>text "tracer ledger 1", text name of the network.
 *   <li>Each block by ascending height: B, number height, hash, bytes header (80), number of
 *       transactions; then each transaction by position: hash id, bytes without witnesses, number
 *       of overwritten places and for each number height, number position, hash of the block; for
 *       each spent output in input order K known, C claimed (each followed by number value and
 *       bytes script) or U unknown; for each output S with hash of the spending transaction and
 *       number of its input, or N if no spend is stored; number of evidence edges and for each, in
 *       order: hash a, hash b, text rule, number version, number height.
 *   <li>Each entity by ascending id: E, hash id, number of members, each member's hash ascending.
 *   <li>Z; number of covered ranges and for each number from, number to; tip of the ledger, then
 *       tip that the entities were computed for: T, number height, hash, or N if there is none.
 * </ol>
 *
 * <p>The digest of orphans: text "tracer orphans 1", text name of the network; each orphan by
 * height and hash: O, number height, hash, bytes of the block without witnesses.
 */
public final class LedgerDigest {
    private static final int BLOCKS = 16;
    private static final int ENTITIES = 1_000;
    private static final int MEMBERS = 10_000;

    private final LedgerSource ledger;
    private final EntityStore entities;
    private final RecordWriter out = new RecordWriter();

    private LedgerDigest(LedgerSource ledger, EntityStore entities) {
        this.ledger = ledger;
        this.entities = entities;
    }

    /** The digest of the active chain, its evidence and entities, and what is covered. */
    public static Hash32 of(LedgerSource ledger, EntityStore entities, Progress progress) {
        LedgerDigest digest = new LedgerDigest(ledger, entities);
        digest.out.text("tracer ledger 1").text(ledger.chain().id());
        digest.blocks(progress);
        digest.entities();
        digest.checkpoint();
        return digest.out.finish();
    }

    /** The digest of the blocks that lost to another branch after they had been stored. */
    public static Hash32 ofOrphans(LedgerSource ledger) {
        RecordWriter out = new RecordWriter();
        out.text("tracer orphans 1").text(ledger.chain().id());
        for (PlacedHeader orphan : ledger.orphans()) {
            out.kind('O').number(orphan.height()).hash(orphan.header().hash().hash());
            ledger.orphan(orphan.header().hash())
                    .map(b -> BlockFormat.bytesOf(b.header(), b.transactions()))
                    .ifPresent(out::bytes);
        }
        return out.finish();
    }

    private void blocks(Progress progress) {
        Coverage coverage = ledger.coverage();
        progress.begin("Digesting the ledger", "blocks", coverage.blockCount());
        int next = 0;
        List<PlacedBlock> batch = ledger.blocks(next, BLOCKS);
        while (!batch.isEmpty()) {
            Map<OutPoint, Spender> spenders = ledger.spenders(outputsOf(batch));
            Map<TxId, List<Evidence>> evidence = entities.evidenceOf(transactionsOf(batch));
            for (PlacedBlock block : batch) {
                out.kind('B').number(block.height()).hash(block.header().hash().hash());
                out.bytes(HeaderFormat.bytesOf(block.header()));
                out.number(block.transactions().size());
                for (PlacedTransaction t : block.transactions()) {
                    transaction(t, spenders, evidence.getOrDefault(t.id(), List.of()));
                }
                progress.advance(1);
            }
            next = batch.getLast().height() + 1;
            batch = ledger.blocks(next, BLOCKS);
        }
        progress.end();
    }

    private void transaction(
            PlacedTransaction t, Map<OutPoint, Spender> spenders, List<Evidence> evidence) {
        out.hash(t.id().hash()).bytes(TransactionFormat.bytesOf(t.transaction()));
        out.number(t.overwritten().size());
        for (Place p : t.overwritten()) {
            out.number(p.height()).number(p.position()).hash(p.block().hash());
        }
        t.fundings().forEach(this::funding);
        for (int i = 0; i < t.transaction().outputs().size(); i++) {
            Spender by = spenders.get(t.transaction().outPoint(i));
            if (by == null) {
                out.kind('N');
            } else {
                out.kind('S').hash(by.transaction().id().hash()).number(by.input());
            }
        }
        out.number(evidence.size());
        for (Evidence e : evidence) {
            out.hash(e.a().hash()).hash(e.b().hash());
            out.text(e.rule().id()).number(e.rule().version()).number(e.height());
        }
    }

    private void funding(Funding funding) {
        switch (funding) {
            case Funding.Known(Output o) -> output('K', o);
            case Funding.Claimed(Output o) -> output('C', o);
            case Funding.Unknown() -> out.kind('U');
        }
    }

    private void output(char kind, Output o) {
        out.kind(kind).number(o.value().value()).bytes(o.script().bytes().toArray());
    }

    private void entities() {
        List<Entity> page = entities.entities(Optional.empty(), ENTITIES);
        while (!page.isEmpty()) {
            for (Entity entity : page) {
                out.kind('E').hash(entity.id().earliest().hash()).number(entity.members());
                members(entity.id());
            }
            page = entities.entities(Optional.of(page.getLast().id()), ENTITIES);
        }
    }

    private void members(EntityId id) {
        List<ScriptHash> page = entities.members(id, Optional.empty(), MEMBERS);
        while (!page.isEmpty()) {
            page.forEach(member -> out.hash(member.hash()));
            page = entities.members(id, Optional.of(page.getLast()), MEMBERS);
        }
    }

    private void checkpoint() {
        Coverage coverage = ledger.coverage();
        out.kind('Z').number(coverage.ranges().size());
        coverage.ranges().forEach(r -> out.number(r.from()).number(r.to()));
        tip(coverage.tip());
        tip(entities.computedAt());
    }

    private void tip(Optional<ChainTip> tip) {
        tip.ifPresentOrElse(
                t -> out.kind('T').number(t.height()).hash(t.hash().hash()), () -> out.kind('N'));
    }

    private static List<OutPoint> outputsOf(List<PlacedBlock> blocks) {
        return blocks.stream()
                .flatMap(b -> b.transactions().stream())
                .flatMap(t ->
                        IntStream.range(0, t.transaction().outputs().size())
                                .mapToObj(t.transaction()::outPoint))
                .toList();
    }

    private static List<TxId> transactionsOf(List<PlacedBlock> blocks) {
        return blocks.stream()
                .flatMap(b -> b.transactions().stream())
                .map(PlacedTransaction::id)
                .toList();
    }
}
