package tracer.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.account.AccountLedger;
import tracer.bitcoin.PublicKeyFormat;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.AddressDocument.KeyNote;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.Bytes;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptForms;
import tracer.ledger.ScriptType;
import tracer.ledger.TxId;

/**
 * Which account of EVM chains the key of a Bitcoin address has. Only where the key itself is known:
 * from a bare key, or from a stored spend (arXiv 2601.19500 studies keys in use on several chains).
 * Known failures: a key can be shared, sold or known to all.
 */
record SameKey(Ports ports) {
    private static final String SHARED =
            "one key on two chains is one holder's unless it was shared or sold";

    /** Empty where no single key stands behind the scripts. */
    Optional<KeyNote> of(List<Script> scripts, List<Payment> payments) {
        if (scripts.stream().noneMatch(s -> isOfOneKey(s.type()))) {
            return Optional.empty();
        }
        return Optional.of(
                bare(scripts)
                        .or(() -> shown(scripts, payments))
                        .flatMap(this::note)
                        .orElseGet(() -> unknown(scripts)));
    }

    private static boolean isOfOneKey(ScriptType type) {
        return switch (type) {
            case P2PK, P2PKH, P2WPKH -> true;
            case P2MS, P2SH, P2WSH, P2TR, WITNESS_OTHER, OP_RETURN, OTHER -> false;
        };
    }

    /** A key, and the transaction that shows it; none of a bare key. */
    private record Known(Bytes key, Optional<TxId> shownBy) {}

    private static Optional<Known> bare(List<Script> scripts) {
        return scripts.stream()
                .filter(s -> s.type() == ScriptType.P2PK)
                .flatMap(s -> ScriptForms.key(s, Bytes.EMPTY).stream())
                .map(key -> new Known(key, Optional.empty()))
                .findFirst();
    }

    private Optional<Known> shown(List<Script> scripts, List<Payment> payments) {
        List<Payment> spent = payments.stream().filter(p -> p.spentBy().isPresent()).toList();
        Map<TxId, PlacedTransaction> spenders =
                ports.ledger()
                        .transactions(spent.stream().flatMap(p -> p.spentBy().stream()).toList());
        return spent.stream()
                .flatMap(p ->
                        p.spentBy().map(spenders::get).filter(Objects::nonNull).stream()
                                .flatMap(t -> key(scripts, p.output(), t)))
                .findFirst();
    }

    private static Stream<Known> key(List<Script> scripts, OutPoint spent, PlacedTransaction by) {
        return by.transaction().inputs().stream()
                .filter(i -> i instanceof Input.Spend s && s.output().equals(spent))
                .flatMap(
                        i -> scripts.stream().flatMap(s -> ScriptForms.key(s, i.unlock()).stream()))
                .map(key -> new Known(key, Optional.of(by.id())));
    }

    /** Empty if the key is no point of the curve: nobody can have spent by it. */
    private Optional<KeyNote> note(Known known) {
        return PublicKeyFormat.longFormOfAny(known.key().toArray())
                .map(EvmAddress::ofKey)
                .map(account -> {
                    List<String> seen = seenOn(account);
                    return new KeyNote(
                            Optional.of(account.text()),
                            known.shownBy().map(TxId::toString),
                            seen,
                            EvidenceClass.INFERENCE.id(),
                            "its key%s has the account %s on EVM chains, %s; %s"
                                    .formatted(
                                            known.shownBy()
                                                    .map(t -> ", shown by transaction " + t + ",")
                                                    .orElse(""),
                                            account.text(),
                                            where(seen),
                                            SHARED));
                });
    }

    private List<String> seenOn(EvmAddress account) {
        return ports.accounts().chains().stream()
                .filter(c -> isSeenOn(c, account))
                .map(EvmChain::toString)
                .toList();
    }

    private boolean isSeenOn(EvmChain chain, EvmAddress account) {
        Map<EvmAddress, List<AccountLedger.Sums>> held =
                ports.accounts().ledger(chain).holdings(List.of(account));
        return !held.getOrDefault(account, List.of()).isEmpty();
    }

    private String where(List<String> seen) {
        if (!seen.isEmpty()) {
            return "which is in use on " + String.join(", ", seen);
        }
        return ports.accounts().chains().isEmpty()
                ? "of which no blocks are stored"
                : "which occurs in none of the blocks stored of them";
    }

    private static KeyNote unknown(List<Script> scripts) {
        boolean inWitness = scripts.stream().anyMatch(s -> s.type() == ScriptType.P2WPKH);
        return new KeyNote(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                EvidenceClass.INFERENCE.id(),
                inWitness
                        ? "its key stands in witnesses, which are not stored, so its account on EVM chains is not known"
                        : "its key is not shown by the spends looked at, so its account on EVM chains is not known");
    }
}
