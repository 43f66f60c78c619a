package tracer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tracer.accuracy.Dataset;
import tracer.change.ChangeExpression;
import tracer.entity.ChainEvidence;
import tracer.entity.EntitySettings;
import tracer.entity.Rule;
import tracer.ingest.truth.KnownWallets;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/** The one edge of a rule for change that joins two wallets, found by who owns what. */
record WrongMerge(String from, String to, String txid) {
    static WrongMerge find(Path blocks) {
        Dataset data =
                KnownWallets.read(
                        Objects.requireNonNull(blocks.getParent()),
                        "core-regtest",
                        "recorded",
                        Progress.SILENT,
                        Cancellation.NEVER);
        ChainEvidence evidence = data.evidence();
        Map<ScriptHash, String> owners = data.truth().walletOf();
        EntitySettings settings =
                EntitySettings.DEFAULT.with(ChangeExpression.of("unique(not-round-3)"));
        List<WrongMerge> wrong = new ArrayList<>();
        for (int i = 0; i < evidence.chain().transactions(); i++) {
            int tx = i;
            evidence.forEachEdge(
                    tx,
                    settings,
                    (from, to, rule) -> {
                        Script a = evidence.chain().scriptOf(from);
                        Script b = evidence.chain().scriptOf(to);
                        if (rule == Rule.CHANGE
                                && !Objects.equals(owners.get(a.hash()), owners.get(b.hash()))) {
                            wrong.add(
                                    new WrongMerge(
                                            address(a),
                                            address(b),
                                            evidence.chain().id(tx).toString()));
                        }
                    });
        }
        if (wrong.size() != 1) {
            throw new IllegalStateException("one wrong edge is expected, not " + wrong);
        }
        return wrong.getFirst();
    }

    private static String address(Script script) {
        return script.address(BitcoinChain.REGTEST).orElseThrow().text();
    }
}
