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
 * their evidence is withdrawn, and their bytes stay as orphans.
 */
public interface LedgerSink {
    /**
     * Applies a change. Blocks that are stored already are skipped, so that a repeated call changes
     * nothing.
     *
     * @throws tracer.problem.BadInput if a block does not link to its stored neighbour or another
     *     block is stored at its height
     * @throws tracer.problem.StoreDown if the store cannot take it; nothing of this change is then
     *     stored
     */
    void apply(LedgerChange change);
}
