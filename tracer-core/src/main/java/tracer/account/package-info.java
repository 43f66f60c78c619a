/**
 * What happened on chains of the account family, where transfers debit and credit addresses, and
 * the ports through which it is stored and read.
 */
@NullMarked
package tracer.account;

import org.jspecify.annotations.NullMarked;
