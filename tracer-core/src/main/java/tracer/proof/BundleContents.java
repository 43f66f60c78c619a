package tracer.proof;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.attribution.Label;
import tracer.entity.Evidence;
import tracer.flow.TraceRequest;
import tracer.ledger.Bytes;
import tracer.ledger.PaymentCount;
import tracer.ledger.ScriptHash;
import tracer.ledger.Transaction;

/**
 * What a bundle says, before anything is checked.
 *
 * @param question what was asked
 * @param answer the document that answers, in the bytes that are printed
 * @param chain up to which block it is true, and headers
 * @param transactions whatever the trace was told of, what those spend, what evidence rests on, and
 *     the coinbase of every block among these; ascending by id
 * @param proofs one for each place of a transaction, in order
 * @param claims values that are not proven, with who claims them
 * @param hubs scripts that the store says are paid more often than the question allows
 * @param labels on the scripts of the answer, and those that a trace stopped at
 * @param memberships entities of those scripts
 * @param evidence that leads from a script to the labelled one of its entity
 */
record BundleContents(
        TraceRequest question,
        Bytes answer,
        ChainPart chain,
        List<Transaction> transactions,
        List<MerkleProof> proofs,
        List<Claim> claims,
        SortedMap<ScriptHash, PaymentCount> hubs,
        List<Label> labels,
        List<Membership> memberships,
        List<Evidence> evidence) {
    BundleContents {
        transactions = List.copyOf(transactions);
        proofs = List.copyOf(proofs);
        claims = List.copyOf(claims);
        hubs = Collections.unmodifiableSortedMap(new TreeMap<>(hubs));
        labels = List.copyOf(labels);
        memberships = List.copyOf(memberships);
        evidence = List.copyOf(evidence);
    }

    Map<BundlePath, Bytes> toPayload() {
        Map<BundlePath, Bytes> files = new EnumMap<>(BundlePath.class);
        files.put(BundlePath.ANSWER, answer);
        put(files, BundlePath.CHAIN, ChainForm.write(chain));
        put(files, BundlePath.CLAIMS, ClaimsForm.write(claims));
        put(files, BundlePath.ENTITIES, EntitiesForm.write(memberships));
        put(files, BundlePath.EVIDENCE, EvidenceForm.write(evidence));
        put(files, BundlePath.HEADERS, ChainForm.writeHeaders(chain));
        put(files, BundlePath.HUBS, HubsForm.write(hubs));
        put(files, BundlePath.LABELS, LabelsForm.write(labels, chain.chain()));
        put(files, BundlePath.PROOFS, ProofsForm.write(proofs));
        put(files, BundlePath.QUESTION, QuestionForm.write(question));
        put(files, BundlePath.TRANSACTIONS, TransactionsForm.write(transactions));
        return files;
    }

    private static void put(Map<BundlePath, Bytes> files, BundlePath path, byte[] bytes) {
        files.put(path, Bytes.of(bytes));
    }
}
