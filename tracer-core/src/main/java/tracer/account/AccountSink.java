package tracer.account;

/**
 * Takes blocks of one EVM chain into the store. One writer at a time.
 *
 * <p>{@link #apply} is one database transaction: blocks, transactions, transfers and what is
 * covered arrive together or not at all, so a kill at any moment loses and doubles nothing and
 * readers see whole blocks only. Blocks may arrive in any order of heights. A disconnected block
 * leaves the active chain with its transfers and stays as an orphan; one that comes back is none
 * any more. Opening balances at the height of a disconnected block were of that block and go with
 * it; notes on tokens stay. Of each block the store remembers the last run that brought it.
 */
public interface AccountSink {
    /**
     * Applies a change. Blocks that are stored already and orphans that are orphans already are
     * skipped, so that a repeated call changes nothing. Of two opening balances of one holding at
     * one height the later call's is kept. A skipped block keeps the run that brought it.
     *
     * @throws tracer.problem.BadInput if a block's parts do not fit together ({@link SoundBlock}),
     *     it does not link to its stored neighbour above or below, another block is stored at its
     *     height, it repeats a stored transaction; if an opening balance is none; or if a block to
     *     disconnect is not known or carries a stored one that is not disconnected with it. Nothing
     *     of this change is then stored
     * @throws tracer.problem.StoreDown if the store cannot take it; nothing of it is then stored
     */
    void apply(AccountChange change);
}
