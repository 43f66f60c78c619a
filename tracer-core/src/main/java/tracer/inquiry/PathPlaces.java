package tracer.inquiry;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** On which chain, and in which asset, paths between accounts are meant. Never picks of several. */
record PathPlaces(AccountLedgers accounts) {
    /**
     * @param named the chain, if it was named
     * @param asset {@code native} or a contract's address, if it was named
     * @throws BadInput if several chains or assets are possible, with their names
     */
    PathPlace of(
            List<String> from, List<String> to, Optional<EvmChain> named, Optional<String> asset) {
        List<Set<EvmAddress>> sides =
                Stream.of(from, to).map(PathPlaces::addresses).filter(s -> !s.isEmpty()).toList();
        EvmChain chain = chain(sides, named);
        return new PathPlace(
                chain,
                asset.map(text -> asset(text, chain))
                        .orElseGet(() -> only(accounts.ledger(chain), sides)));
    }

    private static Set<EvmAddress> addresses(List<String> side) {
        return side.stream()
                .map(String::strip)
                .filter(EvmAddress::looksLike)
                .map(EvmAddress::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private EvmChain chain(List<Set<EvmAddress>> sides, Optional<EvmChain> named) {
        return new Whereabouts(accounts)
                .ofAddresses(
                        sides.stream()
                                .flatMap(Set::stream)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        named);
    }

    /** What is meant by {@code native}, the chain's own symbol or a contract. */
    static Asset asset(String text, EvmChain chain) {
        String given = text.strip();
        return given.equalsIgnoreCase(Asset.NATIVE)
                        || given.equalsIgnoreCase(chain.nativeAsset().symbol())
                ? chain.nativeAsset()
                : new Asset.Token(EvmAddress.of(given));
    }

    /** The only asset that both sides ever held. */
    private static Asset only(AccountLedger ledger, List<Set<EvmAddress>> sides) {
        Optional<Set<Asset>> common =
                sides.stream()
                        .map(side -> assets(ledger, side))
                        .reduce((a, b) -> {
                            Set<Asset> both = new LinkedHashSet<>(a);
                            both.retainAll(b);
                            return both;
                        });
        Set<Asset> assets = common.orElse(Set.of());
        if (assets.size() > 1) {
            throw new BadInput(
                    "both ends held several assets; a path is within one of them, name it: %s"
                            .formatted(
                                    assets.stream()
                                            .map(PathPlaces::name)
                                            .sorted(Comparator.reverseOrder())
                                            .collect(Collectors.joining(", "))));
        }
        return assets.stream().findFirst().orElse(ledger.chain().nativeAsset());
    }

    private static Set<Asset> assets(AccountLedger ledger, Set<EvmAddress> side) {
        return ledger.holdings(side).values().stream()
                .flatMap(List::stream)
                .map(s -> s.of().asset())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String name(Asset asset) {
        return switch (asset) {
            case Asset.Native n -> Asset.NATIVE;
            case Asset.Token(EvmAddress contract) -> contract.text();
        };
    }
}
