/**
 * Transactions in which value of several owners mixes, by their shape, and how far it can be told
 * apart.
 */
@NullMarked
package tracer.mixing;

import org.jspecify.annotations.NullMarked;
