package tracer.proof;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.attribution.LabelStore;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Bytes;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.proof.VerificationDocument.Statement;
import tracer.protection.Protection;

/** Makes, forges and verifies bundles. */
final class Bundles {
    private Bundles() {}

    static TraceRequest question(OutPoint seed, Direction direction, Policy policy) {
        return new TraceRequest(seed, direction, policy, Limits.NONE, StopRules.DEFAULT);
    }

    static Bundling.Frozen freeze(MemoryLedger ledger, LabelStore labels, TraceRequest question) {
        return freeze(ledger, ledger, labels, question);
    }

    static Bundling.Frozen freeze(
            LedgerSource ledger, MemoryLedger entities, LabelStore labels, TraceRequest question) {
        return new Bundling(
                        ledger,
                        labels,
                        entities,
                        new Protection(new MemoryProtections(), labels, entities, ledger))
                .freeze(question, true, Progress.SILENT, Cancellation.NEVER)
                .orElseThrow();
    }

    static BundleContents contents(Bag bag) {
        return ReadBundle.of(bag).contents();
    }

    /** With manifests that fit, as a forger would make them. */
    static VerificationDocument verify(BundleContents contents) {
        return Verifier.check(
                Bag.ofPayload(BundleForm.OUTPUTS, contents.toPayload(), Optional.empty()));
    }

    static VerificationDocument verify(Map<BundlePath, Bytes> files) {
        return new Verifier(ChainRules::of).verified(() -> files);
    }

    /** One file replaced, the manifests left as they were. */
    static Map<BundlePath, Bytes> with(Bag bag, BundlePath path, byte[] bytes) {
        Map<BundlePath, Bytes> files = new EnumMap<>(bag.files());
        files.put(path, Bytes.of(bytes));
        return files;
    }

    static List<Statement> statements(VerificationDocument d, String standing, String kind) {
        return d.statements().stream()
                .filter(s -> s.standing().equals(standing) && s.kind().equals(kind))
                .toList();
    }

    static Set<String> about(VerificationDocument d, String standing, String kind) {
        return statements(d, standing, kind).stream()
                .map(Statement::about)
                .collect(Collectors.toSet());
    }
}
