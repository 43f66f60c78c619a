package tracer.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.inquiry.SearchDocument.Answer;
import tracer.inquiry.SearchDocument.Hit;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/** The part of a search that looks on account chains. */
final class AccountSearch {
    private final Ports ports;
    private final Whereabouts where;

    AccountSearch(Ports ports) {
        this.ports = ports;
        this.where = new Whereabouts(ports.accounts());
    }

    Answer hash(String in, Hash32 hash) {
        return ifFound(in, hash)
                .orElseGet(() ->
                        missing(in, "in the form of a transaction or block of an EVM chain"));
    }

    /** A transaction, on every chain that holds it, or a block. */
    Optional<Answer> ifFound(String in, Hash32 hash) {
        TxId id = new TxId(hash);
        List<EvmChain> holding = where.of(id, Optional.empty());
        if (!holding.isEmpty()) {
            Hit hit =
                    new Hit(
                            "transaction",
                            "0x" + id,
                            "transaction on " + Whereabouts.names(holding));
            return Optional.of(
                    SearchAnswer.found(
                            in,
                            "a transaction on %s%s"
                                    .formatted(
                                            Whereabouts.names(holding),
                                            holding.size() > 1 ? "; name the chain to open it" : ""),
                            List.of(hit),
                            false));
        }
        for (EvmChain chain : ports.accounts().chains()) {
            Optional<AccountHeader> block =
                    ports.accounts().ledger(chain).header(new BlockHash(hash));
            if (block.isPresent()) {
                return Optional.of(
                        SearchAnswer.found(
                                in,
                                "block %d of %s, stamped %s"
                                        .formatted(
                                                block.get().height(),
                                                chain,
                                                block.get().claimedTime()),
                                List.of(),
                                false));
            }
        }
        return Optional.empty();
    }

    Answer address(String in, EvmAddress address) {
        StringBuilder on = new StringBuilder();
        for (EvmChain chain : ports.accounts().chains()) {
            Map<EvmAddress, List<AccountLedger.Sums>> held =
                    ports.accounts().ledger(chain).holdings(List.of(address));
            List<AccountLedger.Sums> sums = held.getOrDefault(address, List.of());
            if (!sums.isEmpty()) {
                long transfers = sums.stream().mapToLong(AccountLedger.Sums::transfers).sum();
                on.append(on.isEmpty() ? "" : "; ")
                        .append(
                                "%d transfer%s of %d asset%s on %s"
                                        .formatted(
                                                transfers,
                                                transfers == 1 ? "" : "s",
                                                sums.size(),
                                                sums.size() == 1 ? "" : "s",
                                                chain));
            }
        }
        return on.isEmpty()
                ? missing(in, "a sound address of EVM chains")
                : SearchAnswer.found(
                        in,
                        "an address with " + on,
                        List.of(new Hit("address", address.text(), on.toString())),
                        false);
    }

    Answer transfer(String in, TransferId id) {
        List<EvmChain> holding = where.of(id, Optional.empty());
        if (holding.isEmpty()) {
            return missing(in, "in the form of a transfer");
        }
        AccountLedger ledger = ports.accounts().ledger(holding.getFirst());
        Transfer transfer = ledger.transfers(List.of(id)).get(id);
        if (transfer == null) {
            return missing(in, "in the form of a transfer");
        }
        AccountNotes notes =
                AccountNotes.of(
                        ledger,
                        ports,
                        List.of(transfer),
                        new AccountNotes.Others(java.util.Set.of(), java.util.Set.of()));
        String what =
                "%s of %s in block %d of %s"
                        .formatted(
                                transfer.kind().isFee() ? "a fee" : "a transfer",
                                notes.transfer(transfer).amount().text(),
                                transfer.place().height(),
                                Whereabouts.names(holding));
        String kind = transfer.kind().isFee() ? "transaction" : "transfer";
        String hit = transfer.kind().isFee() ? "0x" + id.hash() : id.toString();
        return SearchAnswer.found(in, what, List.of(new Hit(kind, hit, what)), false);
    }

    private Answer missing(String in, String form) {
        return ports.accounts().chains().isEmpty()
                ? SearchAnswer.none(
                        in,
                        "other-network",
                        form + "; the data here is of " + ports.ledger().chain())
                : SearchAnswer.none(
                        in,
                        "not-found",
                        form + ", but in none of what is stored: " + where.inWords(Optional.empty()));
    }
}
