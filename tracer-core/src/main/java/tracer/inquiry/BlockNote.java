package tracer.inquiry;

import tracer.ledger.Place;

/**
 * Where a transaction stands.
 *
 * @param position within the block, from 0
 * @param hash of the block
 * @param stamped the time that the miner claims, ISO 8601 in UTC
 */
public record BlockNote(int height, int position, String hash, String stamped) {
    public static BlockNote of(Place place) {
        return new BlockNote(
                place.height(),
                place.position(),
                place.block().toString(),
                place.claimedTime().toString());
    }
}
