package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import tracer.account.AccountBlock;
import tracer.account.AccountTransaction;
import tracer.account.Transfer;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/** Takes blocks of an EVM chain off the graph and onto it; first off, then on. Used once. */
final class AccountMoves {
    private static final Cypher TO_ORPHANS = Cypher.of("account/to-orphans");
    private static final Cypher DROP_OPENINGS = Cypher.of("account/drop-openings");
    private static final Cypher DROP_TRANSACTIONS = Cypher.of("account/drop-transactions");
    private static final Cypher DROP_TRANSFERS = Cypher.of("account/drop-transfers");
    private static final Cypher DROP_ACCOUNTS = Cypher.of("account/drop-accounts");
    private static final Cypher NO_ORPHANS = Cypher.of("account/no-orphans");
    private static final Cypher ADD_BLOCKS = Cypher.of("account/add-blocks");
    private static final Cypher STORED_TRANSACTIONS = Cypher.of("account/stored-transactions");
    private static final Cypher ADD_TRANSACTIONS = Cypher.of("account/add-transactions");
    private static final Cypher ADD_ACCOUNTS = Cypher.of("account/add-accounts");
    private static final Cypher ADD_TRANSFERS = Cypher.of("account/add-transfers");
    private static final Cypher COUNT_TOKENS = Cypher.of("account/count-tokens");

    private final Work work;
    private final AccountRows rows;
    private final AccountKeys keys;
    private final Set<EvmAddress> left = new LinkedHashSet<>();
    private final Map<EvmAddress, Long> tokens = new LinkedHashMap<>();

    AccountMoves(Work work, AccountRows rows) {
        this.work = work;
        this.rows = rows;
        this.keys = rows.keys();
    }

    /** They stay as orphans. */
    void disconnect(List<AccountBlock> blocks) {
        work.send(
                DROP_TRANSACTIONS,
                transactions(blocks).map(AccountTransaction::id).map(keys::of).toList());
        List<Transfer> transfers = transfers(blocks);
        work.send(DROP_TRANSFERS, transfers.stream().map(t -> keys.of(t.id())).toList());
        left.addAll(parties(transfers));
        countTokens(transfers, -1);
        List<Map<String, Object>> named = named(blocks);
        work.send(TO_ORPHANS, named);
        work.send(DROP_OPENINGS, named);
    }

    /**
     * Puts blocks on the active chain.
     *
     * @param reading number of the run that brought them
     * @throws BadInput if one repeats a stored transaction
     */
    void connect(List<AccountBlock> blocks, OptionalInt reading) {
        work.send(NO_ORPHANS, named(blocks));
        refuseRepeated(blocks);
        work.send(ADD_BLOCKS, blocks.stream().map(b -> rows.row(b, reading)).toList());
        List<Map<String, Object>> added = new ArrayList<>();
        for (AccountBlock block : blocks) {
            block.transactions().forEach(t -> added.add(rows.row(t, block)));
        }
        work.send(ADD_TRANSACTIONS, added);
        List<Transfer> transfers = transfers(blocks);
        Set<EvmAddress> parties = parties(transfers);
        left.removeAll(parties);
        work.send(ADD_ACCOUNTS, parties.stream().map(rows::row).toList());
        work.send(ADD_TRANSFERS, transfers.stream().map(rows::row).toList());
        countTokens(transfers, 1);
    }

    /** What nothing touches any more goes. */
    void finish() {
        work.send(DROP_ACCOUNTS, left.stream().map(keys::of).toList());
        List<Map<String, Object>> more = new ArrayList<>();
        tokens.forEach((contract, n) ->
                more.add(
                        Map.of(
                                "key", keys.of(contract),
                                "chain", keys.chain().number(),
                                "contract", contract.key(),
                                "more", n)));
        work.send(COUNT_TOKENS, more);
    }

    private void refuseRepeated(List<AccountBlock> blocks) {
        Set<String> seen = new LinkedHashSet<>();
        for (AccountBlock block : blocks) {
            for (AccountTransaction t : block.transactions()) {
                if (!seen.add(keys.of(t.id()))) {
                    throw repeated(t.id().toString(), "another of these blocks");
                }
            }
        }
        for (Record row : work.ask(STORED_TRANSACTIONS, "keys", seen, r -> r)) {
            throw repeated(
                    row.get("transaction").asString(),
                    "the block at height " + row.get("height").asInt());
        }
    }

    private static BadInput repeated(String transaction, String where) {
        return new BadInput(
                "transaction 0x%s stands already in %s; one of the two is on another branch"
                        .formatted(transaction, where));
    }

    private List<Map<String, Object>> named(List<AccountBlock> blocks) {
        List<Map<String, Object>> named = new ArrayList<>();
        for (AccountBlock b : blocks) {
            named.add(
                    Map.of(
                            "chain", keys.chain().number(),
                            "hash", b.hash().toString(),
                            "height", b.height()));
        }
        return named;
    }

    private void countTokens(Collection<Transfer> transfers, long sign) {
        for (Transfer t : transfers) {
            if (t.asset() instanceof Asset.Token(EvmAddress contract)) {
                tokens.merge(contract, sign, Math::addExact);
            }
        }
    }

    private static Stream<AccountTransaction> transactions(List<AccountBlock> blocks) {
        return blocks.stream().flatMap(b -> b.transactions().stream());
    }

    private static List<Transfer> transfers(List<AccountBlock> blocks) {
        return blocks.stream().flatMap(AccountBlock::transfers).toList();
    }

    private static Set<EvmAddress> parties(List<Transfer> transfers) {
        Set<EvmAddress> parties = new LinkedHashSet<>();
        for (Transfer t : transfers) {
            Stream.of(t.from(), t.to()).flatMap(Optional::stream).forEach(parties::add);
        }
        return parties;
    }
}
