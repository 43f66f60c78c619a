package tracer.flow;

import tracer.ledger.Address;

/**
 * Is there a way for value from one address to another?
 *
 * @param limits hops, heights, times and the budget apply; {@code minTraced} is a least output
 *     value
 * @param avoid parties through whose holdings no path leads; the two ends are not avoided
 */
public record PathRequest(Address from, Address to, Limits limits, StopRules avoid) {}
