package tracer.entity;

import tracer.ledger.ChainTip;

/**
 * What a stored partition is true for.
 *
 * @param at the tip of the ledger that the evidence was read from
 * @param by the settings
 * @param basis digest of the rulings and labels that it was computed with
 */
public record Computed(ChainTip at, EntitySettings by, String basis) {}
