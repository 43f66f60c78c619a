package tracer.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.attribution.Label;
import tracer.attribution.SubjectKey;
import tracer.ingest.scan.Finding;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** What the store knows of things found in files; asked for many at once. */
final class Lookup {
    private final Workspace workspace;
    private final List<EvmChain> chains;

    Lookup(Workspace workspace) {
        this.workspace = workspace;
        this.chains = workspace.accounts().chains();
    }

    /**
     * @param stored whether the store holds it; empty if it is of a network that the store cannot
     *     hold
     */
    record Known(Optional<Boolean> stored, List<LabelRow> labels) {}

    Map<Finding, Known> of(Collection<Finding> findings) {
        Map<Finding, SubjectKey> keys = new LinkedHashMap<>();
        findings.forEach(f -> f.key().ifPresent(k -> keys.put(f, k)));
        Map<SubjectKey, List<Label>> labels =
                workspace.labels().labelsAt(new HashSet<>(keys.values()));
        var actors =
                LabelRow.actors(workspace, labels.values().stream().flatMap(List::stream).toList());
        Map<Finding, Boolean> stored = stored(findings);
        Map<Finding, Known> known = new LinkedHashMap<>();
        for (Finding f : findings) {
            List<Label> of = f.key().map(k -> labels.getOrDefault(k, List.of())).orElse(List.of());
            known.put(
                    f,
                    new Known(
                            Optional.ofNullable(stored.get(f)),
                            of.stream().map(l -> LabelRow.of(l, actors)).toList()));
        }
        return known;
    }

    private Map<Finding, Boolean> stored(Collection<Finding> findings) {
        Map<Finding, ScriptHash> scripts = new HashMap<>();
        Map<Finding, EvmAddress> accounts = new HashMap<>();
        Map<Finding, TxId> ids = new HashMap<>();
        for (Finding f : findings) {
            if (f.check() == Finding.Check.CANDIDATE_ID) {
                ids.put(f, TxId.of(f.text().replaceFirst("^0[xX]", "").toLowerCase(Locale.ROOT)));
            } else if (f.networks().contains("evm")) {
                accounts.put(f, EvmAddress.of(f.text()));
            } else {
                script(f).ifPresent(s -> scripts.put(f, s));
            }
        }
        Map<Finding, Boolean> stored = new HashMap<>();
        Set<ScriptHash> paid = workspace.history().totals(new HashSet<>(scripts.values())).keySet();
        scripts.forEach((f, s) -> stored.put(f, paid.contains(s)));
        Set<EvmAddress> held = new HashSet<>();
        Set<TxId> seen =
                new HashSet<>(
                        workspace.ledger().transactions(new HashSet<>(ids.values())).keySet());
        for (EvmChain chain : chains) {
            var ledger = workspace.accounts().ledger(chain);
            held.addAll(ledger.holdings(new HashSet<>(accounts.values())).keySet());
            seen.addAll(ledger.transactions(new HashSet<>(ids.values())).keySet());
        }
        accounts.forEach((f, a) -> stored.put(f, held.contains(a)));
        ids.forEach((f, id) -> stored.put(f, seen.contains(id)));
        return stored;
    }

    /** Its script on the store's network, if it is an address of that. */
    private Optional<ScriptHash> script(Finding f) {
        if (f.key().isEmpty()) {
            return Optional.empty();
        }
        try {
            Script script = Address.of(f.text(), workspace.ledger().chain()).script();
            return Optional.of(script.hash());
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
