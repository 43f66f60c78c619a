package tracer.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.Portion;
import tracer.flow.Share;
import tracer.flow.TraceRequest;
import tracer.flow.TransferSeed;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/**
 * Finds the transfers that a trace over accounts begins with. Each is named, with a part of it if
 * not all is meant: {@code 0xHASH:value}, {@code 0xHASH:log-17=1/3}, {@code 0xHASH:value=0.5eth},
 * {@code 0xHASH:log-17=5000units}; or an address stands for what it received or sent.
 */
public final class AccountSeeding {
    private final Ports ports;
    private final AccountSeedQuestion question;
    private final Map<TransferId, String> parts = new LinkedHashMap<>();
    private final Set<EvmAddress> addresses = new LinkedHashSet<>();

    private AccountSeeding(Ports ports, AccountSeedQuestion question) {
        this.ports = ports;
        this.question = question;
    }

    /**
     * @throws BadInput if a name is none, or they are on different chains or of different assets,
     *     one of them is on several chains, or an address has several assets and none is named
     * @throws tracer.problem.NotFound if a transfer does not exist, or an address moved nothing
     *     that is asked for
     * @throws tracer.problem.DataGap if nobody can tell
     * @throws LimitExceeded if they are more than a trace begins with
     */
    public static AccountSeeds of(Ports ports, AccountSeedQuestion question) {
        return new AccountSeeding(ports, question).seeds();
    }

    private AccountSeeds seeds() {
        question.names().forEach(this::read);
        if (question.isChoosing() && addresses.isEmpty()) {
            throw new BadInput(
                    "an asset, heights and times choose among the transfers of an address, and none is named");
        }
        List<TransferId> named = List.copyOf(parts.keySet());
        EvmChain chain = named.isEmpty() ? chainOfAddresses() : chain(named);
        AccountLedger ledger = ports.accounts().ledger(chain);
        Map<TransferId, Transfer> found = new LinkedHashMap<>(ledger.transfers(named));
        List<String> remarks = new ArrayList<>();
        if (!addresses.isEmpty()) {
            AccountSeedChoice choice =
                    new AccountSeedChoice(
                            ledger, question, asset(ledger, found.values().stream().toList()));
            for (EvmAddress address : addresses) {
                AccountSeedChoice.Chosen chosen = choice.of(address);
                chosen.transfers().forEach(t -> add(t.id(), question.portion().orElse("")));
                chosen.transfers().forEach(t -> found.put(t.id(), t));
                remarks.addAll(chosen.remarks());
            }
        }
        List<TransferSeed> seeds = new ArrayList<>();
        parts.forEach((id, part) -> {
            Transfer t = Optional.ofNullable(found.get(id)).orElseThrow();
            seeds.add(new TransferSeed(id, portion(part, t)));
        });
        if (seeds.size() > 1 && question.portion().filter(p -> !isShare(p)).isPresent()) {
            throw new BadInput(
                    "an amount is of one transfer, and these are %d: write it with each, 0xHASH:value=0.5eth, or give a share"
                            .formatted(seeds.size()));
        }
        return new AccountSeeds(chain, TransferSeed.oneAsset(found.values()), seeds, remarks);
    }

    private void read(String name) {
        int equals = name.indexOf('=');
        String what = equals < 0 ? name : name.substring(0, equals);
        if (EvmAddress.looksLike(what)) {
            if (equals >= 0) {
                throw new BadInput(
                        "'%s': a part is of a transfer; of all that an address moved give a share"
                                .formatted(name));
            }
            EvmAddress address = EvmAddress.of(what);
            if (!addresses.add(address)) {
                throw new BadInput("address %s is named twice as a seed".formatted(address.text()));
            }
            return;
        }
        add(
                transfer(what),
                equals < 0 ? question.portion().orElse("") : name.substring(equals + 1).strip());
    }

    private void add(TransferId id, String part) {
        if (parts.put(id, part) != null) {
            throw new BadInput("transfer %s is named twice as a seed".formatted(id));
        }
        if (parts.size() > TraceRequest.MOST_SEEDS) {
            throw new LimitExceeded(
                    "these are more than the %d transfers that a trace begins with: narrow them by the height or time at which they were paid"
                            .formatted(TraceRequest.MOST_SEEDS));
        }
    }

    private static TransferId transfer(String name) {
        if (name.matches("0[xX][0-9a-fA-F]{64}")) {
            throw new BadInput(
                    "%s is a transaction, which can move several things: name its transfers, such as %s:value; tracer tx %s lists them"
                            .formatted(name, name, name));
        }
        return TransferId.of(name);
    }

    /** Of transfers that are named, theirs; else the one that is named, or the only one. */
    private Asset asset(AccountLedger ledger, List<Transfer> named) {
        Optional<Asset> asked = question.asset().map(a -> PathPlaces.asset(a, ledger.chain()));
        if (!named.isEmpty()) {
            Asset theirs = TransferSeed.oneAsset(named);
            if (asked.filter(a -> !a.equals(theirs)).isPresent()) {
                throw new BadInput(
                        "transfer %s moves %s and not %s: amounts of different assets have no sum"
                                .formatted(named.getFirst().id(), theirs, asked.get()));
            }
            return theirs;
        }
        return AccountSeedChoice.asset(ledger, addresses, question.direction(), asked);
    }

    private EvmChain chainOfAddresses() {
        return new Whereabouts(ports.accounts()).ofAddresses(addresses, question.chain());
    }

    /** The one chain that holds all of them. */
    private EvmChain chain(List<TransferId> ids) {
        Whereabouts where = new Whereabouts(ports.accounts());
        Optional<EvmChain> named = question.chain();
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
