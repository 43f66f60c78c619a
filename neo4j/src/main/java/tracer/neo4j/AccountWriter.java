package tracer.neo4j;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountHeader;
import tracer.account.AccountLinks;
import tracer.account.AccountSink;
import tracer.account.ReadingNote;
import tracer.account.SoundBlock;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmChain;

/**
 * Takes changes of one EVM chain into the graph, each in one database transaction, in batches of
 * rows. Thread-safe; callers wait for each other, also those of other processes and chains.
 */
final class AccountWriter implements AccountSink {
    private static final Cypher BY_HASH = Cypher.of("account/headers-by-hash");
    private static final Cypher BY_HEIGHT = Cypher.of("account/headers-by-height");
    private static final Cypher KNOWN_ORPHANS = Cypher.of("account/known-orphans");
    private static final Cypher BLOCKS_BY_HASH = Cypher.of("account/blocks-by-hash");
    private static final Cypher ADD_OPENINGS = Cypher.of("account/add-openings");
    private static final Cypher ADD_NOTES = Cypher.of("account/add-notes");

    private final Database database;
    private final EvmChain chain;
    private final AccountRows rows;

    AccountWriter(Database database, EvmChain chain) {
        this.database = database;
        this.chain = chain;
        this.rows = new AccountRows(new AccountKeys(chain));
    }

    @Override
    public void apply(AccountChange change) {
        change.connect().forEach(b -> SoundBlock.require(b, chain));
        change.openings().forEach(o -> o.require(chain));
        database.write(work -> {
            apply(work, change);
            return true;
        });
    }

    private void apply(Work work, AccountChange change) {
        AccountState state = AccountState.lock(work, chain);
        AccountLinks links = links(work, change);
        List<AccountHeader> leaving = links.disconnect(change.disconnect());
        List<AccountBlock> joining = links.connect(change.connect());
        AccountMoves moves = new AccountMoves(work, rows);
        AccountReadings readings = new AccountReadings(work, rows.keys());
        if (!leaving.isEmpty()) {
            List<AccountBlock> blocks = load(work, leaving);
            moves.disconnect(blocks);
            readings.disconnect(leaving);
            blocks.forEach(state::remove);
        }
        if (!joining.isEmpty()) {
            Optional<ReadingNote> run = change.reading().map(readings::of);
            moves.connect(joining, number(run));
            run.ifPresent(before -> readings.connect(before, joining));
            joining.forEach(state::add);
        }
        moves.finish();
        work.send(ADD_OPENINGS, change.openings().stream().map(rows::row).toList());
        work.send(ADD_NOTES, change.tokens().stream().map(rows::row).toList());
        state.save(work, chain, tip(work, state, links));
    }

    private static OptionalInt number(Optional<ReadingNote> run) {
        return run.map(n -> OptionalInt.of(n.number())).orElseGet(OptionalInt::empty);
    }

    private AccountLinks links(Work work, AccountChange change) {
        List<String> hashes = Keys.of(AccountLinks.hashesOf(change));
        List<AccountHeader> stored =
                new ArrayList<>(
                        work.ask(BY_HASH, ofChain(), "hashes", hashes, AccountRows::header));
        Set<Integer> heights = new TreeSet<>(AccountLinks.heightsOf(change));
        stored.forEach(h -> heights.add(h.height() + 1));
        stored.addAll(work.ask(BY_HEIGHT, ofChain(), "heights", heights, AccountRows::header));
        Set<BlockHash> orphans =
                new HashSet<>(
                        work.ask(
                                KNOWN_ORPHANS,
                                ofChain(),
                                "hashes",
                                hashes,
                                r -> BlockHash.of(r.get("hash").asString())));
        return new AccountLinks(stored, orphans);
    }

    private List<AccountBlock> load(Work work, List<AccountHeader> headers) {
        List<String> hashes = headers.stream().map(h -> h.hash().toString()).toList();
        return work.ask(BLOCKS_BY_HASH, ofChain(), "hashes", hashes, rows::block);
    }

    private Optional<BlockHash> tip(Work work, AccountState state, AccountLinks links) {
        OptionalInt top = state.covered().highest();
        if (top.isEmpty()) {
            return Optional.empty();
        }
        Optional<AccountHeader> near = links.at(top.getAsInt());
        return near.isPresent()
                ? near.map(AccountHeader::hash)
                : work
                        .ask(
                                BY_HEIGHT,
                                ofChain(),
                                "heights",
                                List.of(top.getAsInt()),
                                AccountRows::header)
                        .stream()
                        .map(AccountHeader::hash)
                        .findFirst();
    }

    private Map<String, Object> ofChain() {
        return rows.keys().ofChain();
    }
}
