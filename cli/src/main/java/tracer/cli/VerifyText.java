package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.proof.VerificationDocument;
import tracer.proof.VerificationDocument.BlockProof;
import tracer.proof.VerificationDocument.Statement;
import tracer.proof.VerificationDocument.TransactionProof;

/** A verification for a reader who is paid to doubt it. */
final class VerifyText {
    static final String PROVEN = Statement.PROVEN;
    static final String RECOMPUTED = Statement.RECOMPUTED;
    static final String NOT_PROVABLE = Statement.NOT_PROVABLE;

    /** What stands above statements of a kind that are not provable. */
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put("block", "Blocks that are not shown to belong to the chain");
        REASONS.put(
                "payment-in-block-not-shown",
                "Payments in such blocks: the Merkle proof holds, the block is not shown");
        REASONS.put("spend-in-block-not-shown", "Spends in such blocks");
        REASONS.put("fee-in-block-not-shown", "Fees in such blocks");
        REASONS.put("lost-in-block-not-shown", "Value lost in such blocks");
        REASONS.put("coinbase-in-block-not-shown", "New value in such blocks");
        REASONS.put("unspent", "Unspent: a spend that was left out would look the same");
        REASONS.put("not-indexed", "Not followed for lack of data");
        REASONS.put("claimed", "Claimed by a node, not proven");
        REASONS.put("claimed-transfer", "Transfers: claimed by a node, not proven");
        REASONS.put("claimed-balance", "Balances: claimed by a node, not proven");
        REASONS.put("reading", "Who served the blocks: the word of whoever made the bundle");
        REASONS.put("claimed-token", "What tokens call themselves: claimed by a node, not proven");
        REASONS.put("claimed-end", "Ends: they rest on what a node claims");
        REASONS.put("held", "Still held: a transfer that was left out would look the same");
        REASONS.put("label", "Labels: somebody's statement, not a fact on chain");
        REASONS.put("entity", "Entities: inferences, and labels that count through one");
        REASONS.put("omission", "What a bundle could leave out");
    }

    private VerifyText() {}

    static long count(VerificationDocument d, String standing) {
        return d.statements().stream().filter(s -> s.standing().equals(standing)).count();
    }

    static String of(VerificationDocument d) {
        return d.verified() ? verified(d) : refused(d);
    }

    private static String verified(VerificationDocument d) {
        return head(d)
                + d.claims()
                        .map(claims -> AccountVerifyText.of(d, claims))
                        .orElseGet(() -> proofs(d))
                + NL
                + section(
                        d, RECOMPUTED, "RECOMPUTED BY CONVENTION: another rule gives other amounts")
                + NL
                + notProvable(d)
                + NL
                + (d.claims().isPresent() ? AccountVerifyText.limits(d) : limits(d));
    }

    private static String refused(VerificationDocument d) {
        return banner(d)
                + "THE BUNDLE DIFFERS from what it must be. Nothing in it is shown as proven.%n%n"
                        .formatted()
                + "where     %s%n".formatted(d.place().orElse(""))
                + "what      %s%n".formatted(d.difference().orElse(""))
                + d.digest().map("digest    %s%n"::formatted).orElse("")
                + "%nThis is the first difference; nothing after it was looked at.%n".formatted();
    }

    private static String banner(VerificationDocument d) {
        return d.banner().map(b -> b + NL).orElse("");
    }

    /** What it is and where it stands, of every bundle. */
    private static String head(VerificationDocument d) {
        return banner(d)
                + d.title().orElse("")
                + NL
                + "Chain %s%n".formatted(d.chain().orElse(""))
                + "True up to block %d %s%n"
                        .formatted(d.dataHeight().orElse(0), d.dataHash().orElse(""))
                + "Digest of this bundle (SHA-256 of its tag manifest), to compare with the covering note:"
                + NL
                + "  "
                + d.digest().orElse("")
                + NL
                + NL;
    }

    private static String proofs(VerificationDocument d) {
        StringBuilder out = new StringBuilder();
        out.append(
                "NO DIFFERENCE FOUND. Of its statements %d are proven, %d recomputed by convention, %d NOT PROVABLE from this bundle.%n"
                        .formatted(count(d, PROVEN), count(d, RECOMPUTED), count(d, NOT_PROVABLE)));
        if (d.blocks().stream().anyMatch(b -> b.retargeting().equals("no proof of work"))) {
            out.append(
                    "There is NO PROOF OF WORK on %s: anybody can make such blocks, so nothing in them is proven.%n"
                            .formatted(d.chain().orElse("")));
        }
        out.append(partial(d)).append(checks(d));
        out.append(NL).append(blocks(d.blocks()));
        out.append(NL).append(transactions(d.transactions()));
        return out.append(NL)
                .append(section(d, PROVEN, "PROVEN: follows from the chain alone"))
                .toString();
    }

    static String partial(VerificationDocument d) {
        return d.truncated()
                ? "A limit of the question cut this trace off: the result is partial." + NL
                : "";
    }

    static String checks(VerificationDocument d) {
        StringBuilder out = new StringBuilder(NL + "Checked" + NL);
        d.checks().forEach(c -> out.append("  ").append(c).append(NL));
        return out.toString();
    }

    private static String blocks(List<BlockProof> blocks) {
        Table table =
                new Table(
                        ">height",
                        "stamped by its miner",
                        "block",
                        ">anchor",
                        ">headers from it",
                        ">on top",
                        "targets",
                        "hashes to forge",
                        "on the chain");
        for (BlockProof b : blocks) {
            table.row(
                    Integer.toString(b.height()),
                    b.stamped(),
                    b.hash(),
                    b.anchor().map(VerifyText::height).orElse("none"),
                    b.anchor().map(a -> Integer.toString(b.headersFromAnchor())).orElse("-"),
                    Integer.toString(b.onTop()),
                    b.retargeting(),
                    b.retargeting().equals("no proof of work") ? "-" : b.expectedHashesText(),
                    b.seal()
                            .map(s -> "yes, under checkpoint " + height(s))
                            .orElse(b.shown() ? "yes, by work" : "NOT SHOWN"));
        }
        return "Blocks, held against the checkpoints in this verifier"
                + NL
                + table
                + NL
                + checkpoints(blocks);
    }

    /** What the reader must believe of this program, and how not to have to. */
    private static String checkpoints(List<BlockProof> blocks) {
        SortedMap<Integer, String> relied = new TreeMap<>();
        for (BlockProof b : blocks) {
            b.anchor().ifPresent(a -> relied.put(Integer.parseInt(height(a)), hash(a)));
            b.seal().ifPresent(s -> relied.put(Integer.parseInt(height(s)), hash(s)));
        }
        if (relied.isEmpty()) {
            return "None of them leads to a checkpoint in this verifier." + NL;
        }
        Table table = new Table(">checkpoint", "block");
        relied.forEach((height, hash) -> table.row(Integer.toString(height), hash));
        return "Checkpoints relied on; they are part of this program and not of the bundle."
                + " Any full node can confirm them (bitcoin-cli getblockhash HEIGHT)."
                + NL
                + table;
    }

    private static String hash(String checkpoint) {
        return checkpoint.substring(checkpoint.indexOf(' ') + 1);
    }

    private static String height(String checkpoint) {
        return checkpoint.substring(0, checkpoint.indexOf(' '));
    }

    private static String transactions(List<TransactionProof> transactions) {
        Table table = new Table(">height", ">position", ">levels", "transaction", "why it is here");
        for (TransactionProof t : transactions) {
            table.row(
                    Integer.toString(t.height()),
                    Integer.toString(t.position()),
                    Integer.toString(t.depth()),
                    t.txid(),
                    t.role());
        }
        return "Transactions, each led to the Merkle root of its block" + NL + table;
    }

    private static String section(VerificationDocument d, String standing, String title) {
        Table table = new Table("kind", "about", "statement");
        d.statements().stream()
                .filter(s -> s.standing().equals(standing))
                .forEach(s -> table.row(s.kind(), s.about(), s.sentence()));
        return title + NL + (table.isEmpty() ? "  nothing" + NL : table);
    }

    private static String notProvable(VerificationDocument d) {
        StringBuilder out =
                new StringBuilder("NOT PROVABLE from this bundle: do not rest a case on it alone")
                        .append(NL);
        Map<String, Table> groups = new LinkedHashMap<>();
        REASONS.keySet().forEach(kind -> groups.put(kind, new Table("about", "statement")));
        for (Statement s : d.statements()) {
            if (s.standing().equals(NOT_PROVABLE)) {
                groups.computeIfAbsent(s.kind(), k -> new Table("about", "statement"))
                        .row(s.about(), s.sentence());
            }
        }
        groups.forEach((kind, table) -> {
            if (!table.isEmpty()) {
                out.append(NL).append(REASONS.getOrDefault(kind, kind)).append(NL).append(table);
            }
        });
        return out.toString();
    }

    private static String limits(VerificationDocument d) {
        StringBuilder out = new StringBuilder();
        if (!d.askFullNode().isEmpty()) {
            out.append(
                            "Ask a full node of your own about these outputs (bitcoin-cli gettxout TXID N")
                    .append(" answers for now, not for the block above):")
                    .append(NL);
            d.askFullNode().forEach(o -> out.append("  ").append(o).append(NL));
            out.append(NL);
        }
        return out.append(
                        "Nothing here says who holds an address. Signatures were not checked: that")
                .append(" a block with work behind it holds a transaction speaks for them. A stamp")
                .append(" is the miner's claim.")
                .append(NL)
                .toString();
    }
}
