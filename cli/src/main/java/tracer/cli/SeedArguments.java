package tracer.cli;

import java.util.List;
import tracer.account.TransferId;
import tracer.flow.Direction;
import tracer.flow.Seed;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountSeeds;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/** What a command is to begin with, as typed: outputs and what stands for them, or transfers. */
record SeedArguments(List<String> names, ChainOption chain, SeedOptions which) {
    static final String HELP =
            "What to begin with, as 'trace' takes it: outputs TXID:N or parts of them, a transaction,"
                    + " an address, entity:ADDRESS, @FILE; on an EVM chain transfers of one asset, 0xHASH:log-17, or an address: what it received, back: what it sent.";

    String first() {
        return names.getFirst();
    }

    /**
     * Whether they are of accounts, looked at before a store is opened for nothing.
     *
     * @throws BadInput if they are nothing to begin with, or contradict each other
     */
    boolean areOfAccounts(Direction direction) {
        if (!ChainOption.isOfAccounts(first())) {
            chain.refuse(first());
            which.question(names, direction);
            names.stream()
                    .filter(s -> s.contains(":") && !s.startsWith("entity:"))
                    .forEach(Seed::of);
            return false;
        }
        ChainOption.requireOfAccounts(names);
        which.ofAccounts(names, direction, chain.named());
        names.stream()
                .filter(name -> !EvmAddress.looksLike(name))
                .forEach(name -> TransferId.of(name.replaceFirst("=.*", "")));
        return true;
    }

    /** The outputs that are meant. */
    List<Seed> outputs(Workspace workspace, Direction direction) {
        return workspace.inquiry().seeds(which.question(names, direction));
    }

    /** The transfers that are meant. */
    AccountSeeds transfers(Workspace workspace, Direction direction) {
        return AccountSeeding.of(
                workspace.inquiry().ports(), which.ofAccounts(names, direction, chain.named()));
    }

    /** As typed, where that is not the outputs themselves. */
    List<String> named() {
        boolean plain = names.stream().allMatch(n -> n.contains(":") && !n.startsWith("entity:"));
        return plain ? List.of() : names;
    }
}
