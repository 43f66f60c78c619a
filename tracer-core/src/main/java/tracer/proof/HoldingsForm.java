package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.proof.TagForm.Entry;

/**
 * Holdings whose history a trace was told, ascending: what each began with, as somebody says, and
 * how many transfers it has after that.
 */
final class HoldingsForm {
    private static final String UNKNOWN = "unknown";
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.HOLDINGS,
                    "Holder",
                    "Asset",
                    "Opening-Height",
                    "Opening-Amount",
                    "Opening-Said-By",
                    "Transfers");

    private HoldingsForm() {}

    static byte[] write(List<FrozenHolding> holdings) {
        return FORM.write(
                holdings.stream()
                        .map(h ->
                                List.of(
                                        h.of().holder().text(),
                                        AccountWords.asset(h.of().asset()),
                                        h.opening()
                                                .map(o -> Integer.toString(o.height()))
                                                .orElse(UNKNOWN),
                                        h.opening().map(o -> o.amount().toString()).orElse(UNKNOWN),
                                        h.opening().map(OpeningBalance::by).orElse(UNKNOWN),
                                        Long.toString(h.transfers())))
                        .toList());
    }

    static List<FrozenHolding> read(byte[] bytes, EvmChain chain) {
        List<FrozenHolding> holdings = new ArrayList<>();
        for (Entry e : FORM.read(bytes)) {
            HeldAsset of =
                    new HeldAsset(
                            e.read("Holder", EvmAddress::of),
                            e.read("Asset", text -> AccountWords.asset(text, chain)));
            if (!holdings.isEmpty() && holdings.getLast().of().compareTo(of) >= 0) {
                throw new Difference(e.place("Holder"), "holdings stand in order, each once");
            }
            holdings.add(
                    new FrozenHolding(of, opening(e, of), e.read("Transfers", Long::parseLong)));
        }
        return holdings;
    }

    private static Optional<OpeningBalance> opening(Entry e, HeldAsset of) {
        return e.text("Opening-Height").equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(
                        new OpeningBalance(
                                of,
                                e.number("Opening-Height"),
                                e.read("Opening-Amount", AccountWords::amount),
                                e.text("Opening-Said-By")));
    }
}
