package tracer.protection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;
import tracer.ledger.AddressHistory;
import tracer.ledger.EvmAddress;
import tracer.ledger.LedgerSource;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * Tells which scripts and transactions are protected: those whose address somebody marked, and, by
 * rule, those that paid an address labelled {@link tracer.attribution.Category#ADVERTISING}
 * directly. An address that carries such a label itself is the site's and not protected by the
 * rule. A mark on an address holds for the bare key of the same key too, as a label does.
 *
 * <p>Known failure of the rule: it sees one step. Who paid through an account at an exchange, or
 * moved the money between wallets first, is protected only if marked. An exchange that pays a site
 * for a customer is protected itself.
 *
 * <p>Time grows with the payments to labelled sites, not with the export. Thread-safe as the ports
 * are.
 */
public final class Protection {
    private final ProtectionStore marks;
    private final LabelStore labels;
    private final AddressHistory history;
    private final LedgerSource ledger;

    public Protection(
            ProtectionStore marks, LabelStore labels, AddressHistory history, LedgerSource ledger) {
        this.marks = marks;
        this.labels = labels;
        this.history = history;
        this.ledger = ledger;
    }

    /** What of an export is protected. */
    public Protected among(Content content) {
        ScriptNames names = ScriptNames.of(content.scripts(), ledger.chain());
        Map<ScriptHash, ProtectionReason> reasons = new HashMap<>();
        Set<TxId> named = Set.copyOf(content.transactions());
        Set<TxId> unknownPayers = new HashSet<>();
        payments()
                .forEach(p -> {
                    reasons.putAll(paid(p, names));
                    TxId tx = p.transaction().id();
                    if (p.transaction().hasUnknownFunding() && named.contains(tx)) {
                        unknownPayers.add(tx);
                    }
                });
        reasons.putAll(marked(names));
        return new Protected(reasons, unknownPayers);
    }

    /**
     * What of an export from an account chain is protected: of the ends of these transfers those
     * that somebody marked, and those that paid a labelled site, by one of them or by what is
     * stored.
     *
     * <p>Known failure beside those above: what a site was paid before its stored history begins is
     * seen only where the export itself shows it.
     *
     * @throws tracer.problem.LimitExceeded if a site has too many transfers to tell
     */
    public Protected among(AccountLedger accounts, Collection<Transfer> transfers) {
        return among(accounts, transfers, Set.of());
    }

    /**
     * As above.
     *
     * @param more addresses that it shows beside
     */
    public Protected among(
            AccountLedger accounts, Collection<Transfer> transfers, Set<EvmAddress> more) {
        Set<EvmAddress> shown = new HashSet<>(more);
        for (Transfer t : transfers) {
            t.from().ifPresent(shown::add);
            t.to().ifPresent(shown::add);
        }
        Map<EvmAddress, ProtectionReason> reasons = new HashMap<>();
        new AccountPayers(accounts, labels)
                .all(transfers)
                .forEach((payer, reason) -> {
                    if (shown.contains(payer)) {
                        reasons.put(payer, reason);
                    }
                });
        reasons.putAll(inForce(shown, SubjectKey::of));
        return new Protected(Map.of(), Set.of(), reasons);
    }

    /** Why the rule protects an address on an account chain, whatever is marked by hand. */
    public Optional<ProtectionReason.PaidAdvertisingAccount> byRule(
            AccountLedger accounts, EvmAddress address) {
        return Optional.ofNullable(new AccountPayers(accounts, labels).all(List.of()).get(address));
    }

    /** Which of these scripts the rule protects, whatever is marked by hand. */
    public Map<ScriptHash, ProtectionReason.PaidAdvertising> byRule(Collection<Script> scripts) {
        ScriptNames names = ScriptNames.of(scripts, ledger.chain());
        Map<ScriptHash, ProtectionReason.PaidAdvertising> reasons = new HashMap<>();
        payments().forEach(p -> reasons.putAll(paid(p, names)));
        return reasons;
    }

    private Map<ScriptHash, ProtectionReason.PaidAdvertising> paid(
            AdvertisingPayments.Payment p, ScriptNames names) {
        Map<ScriptHash, ProtectionReason.PaidAdvertising> paid = new HashMap<>();
        for (Script payer : p.payers()) {
            names.sharedWith(payer, ledger.chain())
                    .forEach(s ->
                            paid.put(
                                    s,
                                    new ProtectionReason.PaidAdvertising(
                                            p.site(), p.transaction().id())));
        }
        return paid;
    }

    /** How many scripts the rule protects. */
    public long countByRule() {
        Set<ScriptHash> payers = new HashSet<>();
        payments().forEach(p -> p.payers().forEach(s -> payers.add(s.hash())));
        return payers.size();
    }

    private AdvertisingPayments payments() {
        return new AdvertisingPayments(labels, history, ledger);
    }

    private Map<ScriptHash, ProtectionReason> marked(ScriptNames names) {
        Map<ScriptHash, ProtectionReason> marked = new HashMap<>();
        inForce(names.all(), SubjectKey::of)
                .forEach((name, reason) ->
                        names.scriptsByName()
                                .getOrDefault(name, Set.of())
                                .forEach(s -> marked.putIfAbsent(s, reason)));
        return marked;
    }

    /** Of these subjects those whose last mark protects. */
    private <T> Map<T, ProtectionReason.Marked> inForce(
            Collection<T> subjects, Function<T, SubjectKey> key) {
        Map<SubjectKey, List<ProtectionStatement>> said =
                marks.statementsAt(subjects.stream().map(key).distinct().toList());
        Map<T, ProtectionReason.Marked> marked = new HashMap<>();
        for (T subject : subjects) {
            List<ProtectionStatement> of = said.getOrDefault(key.apply(subject), List.of());
            if (!of.isEmpty() && of.getLast().protects()) {
                marked.put(subject, new ProtectionReason.Marked(of.getLast()));
            }
        }
        return marked;
    }
}
