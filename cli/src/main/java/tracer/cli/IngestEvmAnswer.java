package tracer.cli;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.ingest.chain.AccountIngestionResult;
import tracer.ingest.chain.BalanceCheck;
import tracer.ledger.EvmChain;
import tracer.ledger.SourceReport;

/**
 * What an ingestion of an EVM chain did.
 *
 * @param blocks and the following counts: stored now
 * @param failed transactions that moved only their fee
 * @param unknown transactions of which nobody says whether they succeeded; no value is counted
 * @param callsNotSeen blocks whose internal transfers were not seen
 * @param openings holdings whose balance to begin with was wanted now
 * @param openingsKnown of these, those that the source told; the others stay unknown
 * @param readFrom who served the blocks, as the store keeps it with them
 * @param readAt when this run began, ISO 8601 in UTC
 * @param balances what came of {@code --check-balances}
 * @param resumeFrom height to go on from, if it was interrupted
 */
record IngestEvmAnswer(
        String schema,
        String chain,
        int fromHeight,
        int toHeight,
        long blocks,
        long transactions,
        long failed,
        long unknown,
        long transfers,
        long callsNotSeen,
        long alreadyStored,
        long replaced,
        long openings,
        long openingsKnown,
        String readFrom,
        String readAt,
        long sourceBytes,
        long sourceBlocks,
        List<SourceReport.Skipped> skipped,
        List<String> notes,
        Optional<Balances> balances,
        OptionalInt resumeFrom) {
    /**
     * Balances computed from the store against those that the node tells.
     *
     * @param equal holdings explained to the last unit
     * @param openingUnknown and the following: not compared
     */
    record Balances(
            int height,
            String hash,
            long equal,
            List<Unexplained> unexplained,
            long openingUnknown,
            long notTold,
            long burnt,
            boolean complete) {
        static Balances of(BalanceCheck.Result r) {
            return new Balances(
                    r.at().height(),
                    "0x" + r.at().hash(),
                    r.equal(),
                    r.unexplained().stream().map(Unexplained::of).toList(),
                    r.openingUnknown(),
                    r.notTold(),
                    r.burnt(),
                    r.isComplete());
        }
    }

    /**
     * A balance that the stored transfers do not explain; amounts in base units.
     *
     * @param unseen what moved without being seen: with a minus if it went away
     */
    record Unexplained(String address, String asset, String computed, String node, String unseen) {
        static Unexplained of(BalanceCheck.Difference d) {
            return new Unexplained(
                    d.of().holder().text(),
                    d.of().asset().toString(),
                    d.computed().toString(),
                    d.said().toString(),
                    signed(d.unseen()));
        }

        private static String signed(BigInteger n) {
            return n.signum() > 0 ? "+" + n : n.toString();
        }
    }

    static IngestEvmAnswer of(
            EvmChain chain, AccountIngestionResult r, Optional<BalanceCheck.Result> check) {
        return new IngestEvmAnswer(
                "tracer.ingest.evm/1",
                chain.id(),
                r.asked().from(),
                r.asked().to(),
                r.stored().blocks(),
                r.stored().transactions(),
                r.stored().failed(),
                r.stored().unknown(),
                r.stored().transfers(),
                r.stored().callsNotSeen(),
                r.alreadyStored(),
                r.replacedBlocks(),
                r.openings(),
                r.openingsKnown(),
                r.reading().from().inWords(),
                r.reading().at().toString(),
                r.source().bytes(),
                r.source().blocks(),
                r.source().skipped(),
                r.source().notes(),
                check.map(Balances::of),
                r.resumeFrom());
    }
}
