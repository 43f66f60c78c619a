package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.attribution.LabelSubject;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Script;
import tracer.protection.ProtectionStatement;

/** An address as protection sees it: what was said of it, and what the rule says. */
record ProtectedAddress(Workspace workspace, LabelSubject subject) {
    /**
     * Of a text that names an address of Bitcoin or, with 0x, of EVM chains.
     *
     * @throws tracer.problem.BadInput if it names neither
     */
    static ProtectedAddress of(Workspace workspace, String text) {
        return new ProtectedAddress(
                workspace,
                ChainOption.isOfAccounts(text)
                        ? LabelSubject.ofUnspecifiedChain(EvmAddress.of(text))
                        : LabelSubject.of(Address.of(text, workspace.ledger().chain())));
    }

    /** All statements about it, the last one holds. */
    List<ProtectionStatement> statements() {
        return workspace
                .protections()
                .statementsAt(List.of(subject.key()))
                .getOrDefault(subject.key(), List.of());
    }

    /** Why the rule protects it, whatever is marked by hand. */
    Optional<String> rule() {
        return switch (subject) {
            case LabelSubject.OnBitcoin(Address address) -> rule(address);
            case LabelSubject.OnEvm(EvmChain chain, EvmAddress address) -> rule(chain, address);
            case LabelSubject.OnUnspecifiedEvm(EvmAddress address, var candidates) ->
                    workspace.accounts().chains().stream()
                            .flatMap(chain -> rule(chain, address).stream())
                            .findFirst();
        };
    }

    private Optional<String> rule(EvmChain chain, EvmAddress address) {
        return workspace
                .inquiry()
                .ports()
                .protection()
                .byRule(workspace.accounts().ledger(chain), address)
                .map(p ->
                        "it paid %s, labelled advertising, by transfer %s on %s"
                                .formatted(p.site().text(), p.by(), chain));
    }

    private Optional<String> rule(Address address) {
        List<Script> scripts = new ArrayList<>(workspace.history().scripts(address));
        scripts.add(address.script());
        return workspace.inquiry().ports().protection().byRule(scripts).values().stream()
                .findFirst()
                .map(p ->
                        "it paid %s, labelled advertising, in transaction %s"
                                .formatted(p.site().text(), p.in()));
    }
}
