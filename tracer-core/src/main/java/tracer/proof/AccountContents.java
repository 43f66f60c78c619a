package tracer.proof;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.account.AccountHeader;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.flow.AccountTraceRequest;
import tracer.ledger.Bytes;
import tracer.ledger.EvmAddress;

/**
 * What a bundle over accounts says, before anything is checked.
 *
 * @param question what was asked
 * @param answer the document that answers, in the bytes that are printed
 * @param chain up to which block it is true, and whose word all of it is
 * @param blocks of all transfers, and the one that the answer is true up to; ascending
 * @param transactions of all transfers, in the order of the chain
 * @param transfers whatever the trace was told of, fees among them, in the order of the chain
 * @param holdings whose history the trace was told, in order
 * @param tokens what contracts call themselves
 * @param labels that the trace was told of, in order
 */
record AccountContents(
        AccountTraceRequest question,
        Bytes answer,
        AccountChainPart chain,
        List<AccountHeader> blocks,
        List<FrozenTransaction> transactions,
        List<Transfer> transfers,
        List<FrozenHolding> holdings,
        List<TokenNote> tokens,
        List<Label> labels) {
    AccountContents {
        blocks = List.copyOf(blocks);
        transactions = List.copyOf(transactions);
        transfers = List.copyOf(transfers);
        holdings = List.copyOf(holdings);
        tokens = List.copyOf(tokens);
        labels = List.copyOf(labels);
    }

    Map<BundlePath, Bytes> toPayload() {
        Map<BundlePath, Bytes> files = new EnumMap<>(BundlePath.class);
        files.put(BundlePath.ANSWER, answer);
        put(files, BundlePath.BLOCKS, AccountBlocksForm.write(blocks));
        put(files, BundlePath.CHAIN, AccountChainForm.write(chain));
        put(files, BundlePath.HOLDINGS, HoldingsForm.write(holdings));
        put(files, BundlePath.LABELS, LabelsForm.write(labels, chain.chain()));
        put(files, BundlePath.QUESTION, AccountQuestionForm.write(question));
        put(files, BundlePath.READINGS, ReadingsForm.write(chain.shares()));
        put(files, BundlePath.TOKENS, TokensForm.write(tokens));
        put(files, BundlePath.TRANSACTIONS, AccountTransactionsForm.write(transactions));
        put(files, BundlePath.TRANSFERS, TransfersForm.write(transfers));
        return files;
    }

    private static void put(Map<BundlePath, Bytes> files, BundlePath path, byte[] bytes) {
        files.put(path, Bytes.of(bytes));
    }

    /** Every address that it names. */
    NavigableSet<EvmAddress> addresses() {
        NavigableSet<EvmAddress> named = new TreeSet<>();
        for (Transfer t : transfers) {
            t.from().ifPresent(named::add);
            t.to().ifPresent(named::add);
        }
        transactions.forEach(t -> {
            named.add(t.content().from());
            t.content().to().ifPresent(named::add);
            t.content().created().ifPresent(named::add);
        });
        holdings.forEach(h -> named.add(h.of().holder()));
        tokens.forEach(n -> named.add(n.contract()));
        for (Label l : labels) {
            switch (l.subject()) {
                case LabelSubject.OnBitcoin b -> {}
                case LabelSubject.OnEvm(var chain, var address) -> named.add(address);
                case LabelSubject.OnUnspecifiedEvm(var address, var listed) -> named.add(address);
            }
        }
        return named;
    }

    /**
     * What the files of a bag say, with where transfers stand in them.
     *
     * @param places of the transfers, in their order
     */
    record Located(AccountContents contents, List<String> places) {}

    /**
     * @throws Difference if a file has not its form, or has it in other bytes than it is written in
     */
    static Located read(Bag bag) {
        AccountChainPart part =
                AccountChainForm.read(
                        bytes(bag, BundlePath.CHAIN),
                        ReadingsForm.read(bytes(bag, BundlePath.READINGS)));
        List<AccountHeader> blocks = AccountBlocksForm.read(bytes(bag, BundlePath.BLOCKS));
        SortedMap<Integer, AccountHeader> byHeight = new TreeMap<>();
        blocks.forEach(b -> byHeight.put(b.height(), b));
        List<TransfersForm.Located> transfers =
                TransfersForm.read(bytes(bag, BundlePath.TRANSFERS), part.chain(), byHeight);
        AccountContents contents =
                new AccountContents(
                        AccountQuestionForm.read(bytes(bag, BundlePath.QUESTION)),
                        bag.file(BundlePath.ANSWER),
                        part,
                        blocks,
                        AccountTransactionsForm.read(bytes(bag, BundlePath.TRANSACTIONS)),
                        transfers.stream().map(TransfersForm.Located::transfer).toList(),
                        HoldingsForm.read(bytes(bag, BundlePath.HOLDINGS), part.chain()),
                        TokensForm.read(bytes(bag, BundlePath.TOKENS)),
                        LabelsForm.read(bytes(bag, BundlePath.LABELS), part.chain()));
        OneForm.require(bag, contents.toPayload());
        return new Located(contents, transfers.stream().map(TransfersForm.Located::place).toList());
    }

    private static byte[] bytes(Bag bag, BundlePath path) {
        return bag.file(path).toArray();
    }
}
