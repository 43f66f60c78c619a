package tracer.account;

import java.util.Comparator;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;

/** What an address holds of one asset: the account family's holding. */
public record HeldAsset(EvmAddress holder, Asset asset) implements Comparable<HeldAsset> {
    private static final Comparator<HeldAsset> ORDER =
            Comparator.comparing(HeldAsset::holder).thenComparing(h -> h.asset().id());

    @Override
    public int compareTo(HeldAsset o) {
        return ORDER.compare(this, o);
    }

    @Override
    public String toString() {
        return holder + " " + asset;
    }
}
