package tracer.proof;

import tracer.account.AccountTransaction;

/**
 * A transaction of an account chain and where it stands.
 *
 * @param content without its transfers, which a bundle lists by themselves, as far as the answer
 *     rests on them
 */
record FrozenTransaction(int height, AccountTransaction content) {}
