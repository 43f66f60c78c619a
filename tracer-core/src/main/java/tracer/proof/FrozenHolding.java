package tracer.proof;

import java.util.Optional;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;

/**
 * What a trace was told of a holding beside its transfers.
 *
 * @param transfers how many there are after the opening. Either the bundle has all, or a trace
 *     reads none of them, since they are too many
 */
record FrozenHolding(HeldAsset of, Optional<OpeningBalance> opening, long transfers) {}
