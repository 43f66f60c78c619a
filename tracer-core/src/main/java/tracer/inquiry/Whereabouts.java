package tracer.inquiry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.TransferId;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.NotFound;
import tracer.problem.TracerProblem;

/** On which of the stored EVM chains something is; never picks one of several. */
record Whereabouts(AccountLedgers accounts) {
    /** The chains to look on: the one named, or all that are stored. */
    List<EvmChain> chains(Optional<EvmChain> named) {
        return named.map(List::of).orElseGet(accounts::chains);
    }

    /** Those that hold a transaction: more than one if it was sent again on another chain. */
    List<EvmChain> of(TxId transaction, Optional<EvmChain> named) {
        return holding(named, l -> !l.transactions(List.of(transaction)).isEmpty());
    }

    List<EvmChain> of(TransferId transfer, Optional<EvmChain> named) {
        return holding(named, l -> !l.transfers(List.of(transfer)).isEmpty());
    }

    /**
     * The one chain that is meant where addresses are named: they have the same form on all.
     *
     * @throws BadInput if several have something of them; the rest as {@link #one}
     */
    EvmChain ofAddresses(Collection<EvmAddress> addresses, Optional<EvmChain> named) {
        if (named.isPresent()) {
            return named.get();
        }
        List<EvmChain> stored = chains(named);
        if (stored.size() == 1) {
            return stored.getFirst();
        }
        return one(
                "address "
                        + addresses.stream()
                                .map(EvmAddress::text)
                                .collect(Collectors.joining(" or ")),
                stored.stream()
                        .filter(c -> !accounts.ledger(c).holdings(addresses).isEmpty())
                        .toList(),
                named);
    }

    private List<EvmChain> holding(Optional<EvmChain> named, Predicate<AccountLedger> holds) {
        return chains(named).stream().filter(c -> holds.test(accounts.ledger(c))).toList();
    }

    /**
     * The one chain that holds something.
     *
     * @throws BadInput if several do
     * @throws NotFound if none does and none has gaps
     * @throws DataGap if none does but it may be in what is not stored
     */
    EvmChain one(String what, List<EvmChain> holding, Optional<EvmChain> named) {
        if (holding.size() > 1) {
            throw new BadInput(
                    "%s is on several chains: %s; name one of them as the chain"
                            .formatted(what, names(holding)));
        }
        if (holding.isEmpty()) {
            throw missing(what, named);
        }
        return holding.getFirst();
    }

    /** What to say of something that is on none of the chains. */
    TracerProblem missing(String what, Optional<EvmChain> named) {
        List<EvmChain> looked = chains(named);
        boolean whole =
                !looked.isEmpty()
                        && looked.stream()
                                .map(c -> accounts.ledger(c).coverage())
                                .allMatch(c -> c.tip().isPresent() && c.gapsFrom(0).isEmpty());
        return whole
                ? new NotFound(
                        "%s is in no block of what is stored: %s".formatted(what, inWords(named)))
                : new DataGap(
                        "%s is not in what is stored: %s; it may be in other blocks: ingest its block, then ask again"
                                .formatted(what, inWords(named)));
    }

    /** "ethereum blocks 5–9; base blocks 1–2", or what to do where there are none. */
    String inWords(Optional<EvmChain> named) {
        List<EvmChain> looked = chains(named);
        return looked.isEmpty()
                ? "no block of an EVM chain yet; fetch some with 'tracer ingest evm'"
                : looked.stream()
                        .map(c -> c + " " + Stamp.inWords(accounts.ledger(c).coverage()))
                        .collect(Collectors.joining("; "));
    }

    static String names(List<EvmChain> chains) {
        return chains.stream().map(EvmChain::id).collect(Collectors.joining(", "));
    }
}
