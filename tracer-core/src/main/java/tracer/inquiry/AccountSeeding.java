package tracer.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.Portion;
import tracer.flow.Share;
import tracer.flow.TransferSeed;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/**
 * Finds the transfers that a trace over accounts begins with. Each is named, with a part of it if
 * not all is meant: {@code 0xHASH:value}, {@code 0xHASH:log-17=1/3}, {@code 0xHASH:value=0.5eth},
 * {@code 0xHASH:log-17=5000units}.
 */
public final class AccountSeeding {
    private final Ports ports;
    private final Optional<EvmChain> named;
    private final Optional<String> portion;

    private AccountSeeding(Ports ports, Optional<EvmChain> named, Optional<String> portion) {
        this.ports = ports;
        this.named = named;
        this.portion = portion;
    }

    /**
     * @param portion how much of each transfer that does not say so itself; an amount of one only
     * @param named the only chain to look on; empty for all that are stored
     * @throws BadInput if a name is none, or they are on different chains or of different assets,
     *     or one of them is on several chains
     * @throws tracer.problem.NotFound if a transfer does not exist
     * @throws tracer.problem.DataGap if nobody can tell
     */
    public static AccountSeeds of(
            Ports ports, List<String> names, Optional<String> portion, Optional<EvmChain> named) {
        return new AccountSeeding(ports, named, portion).seeds(names);
    }

    private AccountSeeds seeds(List<String> names) {
        Map<TransferId, String> parts = new LinkedHashMap<>();
        for (String name : names.stream().map(String::strip).filter(n -> !n.isEmpty()).toList()) {
            int equals = name.indexOf('=');
            TransferId id = transfer(equals < 0 ? name : name.substring(0, equals));
            String part = equals < 0 ? portion.orElse("") : name.substring(equals + 1).strip();
            if (parts.put(id, part) != null) {
                throw new BadInput("transfer %s is named twice as a seed".formatted(id));
            }
        }
        if (parts.isEmpty()) {
            throw new BadInput("no seed is named: give a transfer 0xHASH:value or 0xHASH:log-17");
        }
        EvmChain chain = chain(List.copyOf(parts.keySet()));
        Map<TransferId, Transfer> found = ports.accounts().ledger(chain).transfers(parts.keySet());
        List<TransferSeed> seeds = new ArrayList<>();
        parts.forEach((id, part) -> {
            Transfer t = Optional.ofNullable(found.get(id)).orElseThrow();
            seeds.add(new TransferSeed(id, portion(part, t)));
        });
        if (seeds.size() > 1 && portion.filter(p -> !isShare(p)).isPresent()) {
            throw new BadInput(
                    "an amount is of one transfer, and these are %d: write it with each, 0xHASH:value=0.5eth, or give a share"
                            .formatted(seeds.size()));
        }
        return new AccountSeeds(chain, TransferSeed.oneAsset(found.values()), seeds);
    }

    private static TransferId transfer(String name) {
        if (name.startsWith("@")) {
            throw new BadInput(
                    "there is no file %s to read seeds from".formatted(name.substring(1)));
        }
        if (name.matches("0[xX][0-9a-fA-F]{64}")) {
            throw new BadInput(
                    "%s is a transaction, which can move several things: name its transfers, such as %s:value; tracer tx %s lists them"
                            .formatted(name, name, name));
        }
        return TransferId.of(name);
    }

    /** The one chain that holds all of them. */
    private EvmChain chain(List<TransferId> ids) {
        Whereabouts where = new Whereabouts(ports.accounts());
        List<EvmChain> all =
                where.chains(named).stream()
                        .filter(c -> ports.accounts().ledger(c).transfers(ids).size() == ids.size())
                        .toList();
        if (all.size() == 1) {
            return all.getFirst();
        }
        // Says of the first that stands out what is wrong with it.
        List<EvmChain> chains = new ArrayList<>();
        for (TransferId id : ids) {
            chains.add(where.one("transfer " + id, where.of(id, named), named));
        }
        throw new BadInput(
                "the seeds are on different chains, %s: a trace stays on one; ask for each by itself"
                        .formatted(Whereabouts.names(chains.stream().distinct().toList())));
    }

    private static boolean isShare(String text) {
        return !text.matches(".*[a-zA-Z].*");
    }

    private static Portion portion(String text, Transfer of) {
        if (text.isEmpty()) {
            return Portion.WHOLE;
        }
        return isShare(text)
                ? new Portion.Part(Share.of(text))
                : new Portion.Units(AssetUnits.of(text, of.asset()));
    }
}
