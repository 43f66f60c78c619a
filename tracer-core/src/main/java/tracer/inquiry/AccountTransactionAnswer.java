package tracer.inquiry;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.account.AccountTransaction;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/** Answers: what did this transaction of an account chain move? */
record AccountTransactionAnswer(Ports ports) {
    AccountTransactionDocument answer(TxId id, Optional<EvmChain> named) {
        Whereabouts where = new Whereabouts(ports.accounts());
        EvmChain chain = where.one("transaction 0x" + id, where.of(id, named), named);
        AccountLedger ledger = ports.accounts().ledger(chain);
        ChainTip tip = ledger.coverage().tip().orElseThrow(() -> where.missing("0x" + id, named));
        AccountLedger.InBlock found = ledger.transactions(List.of(id)).get(id);
        if (found == null) {
            throw where.missing("transaction 0x" + id, named);
        }
        return document(ledger, tip, found);
    }

    private AccountTransactionDocument document(
            AccountLedger ledger, ChainTip tip, AccountLedger.InBlock found) {
        AccountTransaction tx = found.transaction();
        AccountHeader block = found.block();
        Optional<Instant> at = Optional.of(block.claimedTime());
        Asset own = ledger.chain().nativeAsset();
        AccountNotes notes = notes(ledger, tx, own);
        AssetNote coin = notes.asset(own);
        Stamp stamp = Stamp.of(tip);
        return new AccountTransactionDocument(
                "tracer.account-transaction/1",
                stamp.height(),
                stamp.hash(),
                false,
                ledger.chain().id(),
                "0x" + tx.id(),
                EvidenceClass.CLAIMED.id(),
                new BlockNote(
                        block.height(),
                        tx.index(),
                        "0x" + block.hash(),
                        block.claimedTime().toString()),
                tip.height() - block.height() + 1,
                notes.parties().of(tx.from(), at),
                tx.to().map(a -> notes.parties().of(a, at)),
                tx.created().map(a -> notes.parties().of(a, at)),
                tx.outcome().name().toLowerCase(Locale.ROOT),
                sentence(tx.outcome()),
                coin.amount(tx.value()),
                coin.amount(fees(tx)),
                block.seen().calls().id(),
                tx.transfers().stream().map(notes::transfer).toList(),
                notFollowed(tx.notFollowed()),
                remarks(tx, block.seen()));
    }

    private AccountNotes notes(AccountLedger ledger, AccountTransaction tx, Asset own) {
        Set<EvmAddress> named = new TreeSet<>();
        named.add(tx.from());
        tx.to().ifPresent(named::add);
        tx.created().ifPresent(named::add);
        return AccountNotes.of(
                ledger, ports, tx.transfers(), new AccountNotes.Others(named, Set.of(own)));
    }

    private static BigInteger fees(AccountTransaction tx) {
        return tx.transfers().stream()
                .filter(t -> t.kind().isFee())
                .map(Transfer::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static String sentence(AccountTransaction.Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed: it paid its fee and moved nothing else";
            case UNKNOWN -> "nobody says whether it succeeded: no value of it is counted";
        };
    }

    private static List<String> notFollowed(AccountTransaction.NotFollowed n) {
        List<String> said = new ArrayList<>();
        if (n.nonFungible() > 0) {
            said.add(
                    "%d Transfer log%s of single things (ERC-721): no amounts"
                            .formatted(n.nonFungible(), plural(n.nonFungible())));
        }
        if (n.unknownKind() > 0) {
            said.add(
                    "%d Transfer log%s of contracts whose standard is not known"
                            .formatted(n.unknownKind(), plural(n.unknownKind())));
        }
        return said;
    }

    private static String plural(int n) {
        return n == 1 ? "" : "s";
    }

    private static List<String> remarks(AccountTransaction tx, Seen seen) {
        List<String> notes = new ArrayList<>();
        notes.add(AccountNotes.CLAIMED);
        if (tx.transfers().stream().anyMatch(t -> t.asset() instanceof Asset.Token)) {
            notes.add(AccountNotes.SYMBOLS);
        }
        if (seen.calls() == Seen.Calls.NOT_SEEN) {
            notes.add(
                    "Internal transfers were not seen: what contracts paid on within it is missing here.");
        }
        return notes;
    }
}
