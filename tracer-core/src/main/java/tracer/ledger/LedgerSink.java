package tracer.ledger;

/**
 * Takes blocks into the store. One writer at a time.
 *
 * <p>{@link #apply} is one database transaction: blocks, their transactions, the spends that they
 * make, the evidence drawn from them and what is covered arrive together or not at all, so a kill
 * at any moment loses and doubles nothing and readers see whole blocks only. Blocks may arrive in
 * any order of heights; spends link when both sides are there, and a claimed value gives way to the
 * stored one.
 *
 * <p>A disconnected block leaves the active chain: its transactions lose their place and spends,
 * their evidence is withdrawn, and their bytes stay as orphans. A block that comes back is no
 * orphan any more. An input left behind, whose funding block went while its own block is stored
 * beyond a gap, is unknown again.
 *
 * <p>Scripts and claims that only a disconnected block knew are gone from every answer.
 */
public interface LedgerSink {
    /**
     * Applies a change. Blocks to connect that are stored already and blocks to disconnect that are
     * orphans already are skipped, so that a repeated call changes nothing.
     *
     * @throws tracer.problem.BadInput if a block does not link to its stored neighbour above or
     *     below, another block is stored at its height, it spends an output that another
     *     transaction spends or that its transaction does not have, it repeats a transaction that
     *     is no coinbase; or if a block to disconnect is not known or carries a stored one. Nothing
     *     of this change is then stored
     * @throws tracer.problem.StoreDown if the store cannot take it; nothing of this change is then
     *     stored
     */
    void apply(LedgerChange change);
}
