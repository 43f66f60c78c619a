package tracer.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tracer.account.AccountTransaction;
import tracer.account.AccountTransaction.NotFollowed;
import tracer.account.AccountTransaction.Outcome;
import tracer.ledger.TxId;
import tracer.proof.TagForm.Entry;

/** Transactions of an account chain as a node told them, ascending by height and index. */
final class AccountTransactionsForm {
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.TRANSACTIONS,
                    "Transaction",
                    "Height",
                    "Index",
                    "From",
                    "To",
                    "Created",
                    "Outcome",
                    "Value",
                    "Logs-Of-Single-Things",
                    "Logs-Of-Unknown-Kind");

    private AccountTransactionsForm() {}

    static byte[] write(List<FrozenTransaction> transactions) {
        return FORM.write(transactions.stream().map(AccountTransactionsForm::values).toList());
    }

    private static List<String> values(FrozenTransaction f) {
        AccountTransaction t = f.content();
        return List.of(
                AccountWords.hash(t.id().hash()),
                Integer.toString(f.height()),
                Integer.toString(t.index()),
                t.from().text(),
                AccountWords.address(t.to()),
                AccountWords.address(t.created()),
                id(t.outcome()),
                t.value().toString(),
                Integer.toString(t.notFollowed().nonFungible()),
                Integer.toString(t.notFollowed().unknownKind()));
    }

    static List<FrozenTransaction> read(byte[] bytes) {
        List<FrozenTransaction> transactions = new ArrayList<>();
        for (Entry e : FORM.read(bytes)) {
            FrozenTransaction t =
                    new FrozenTransaction(
                            e.number("Height"),
                            new AccountTransaction(
                                    e.read(
                                            "Transaction",
                                            text -> new TxId(AccountWords.hash(text))),
                                    e.number("Index"),
                                    e.read("From", tracer.ledger.EvmAddress::of),
                                    e.read("To", text -> AccountWords.address(text)),
                                    e.read("Created", text -> AccountWords.address(text)),
                                    e.read("Outcome", AccountTransactionsForm::outcome),
                                    e.read("Value", AccountWords::amount),
                                    List.of(),
                                    new NotFollowed(
                                            e.number("Logs-Of-Single-Things"),
                                            e.number("Logs-Of-Unknown-Kind"))));
            if (!transactions.isEmpty() && !isAfter(transactions.getLast(), t)) {
                throw new Difference(
                        e.place("Index"), "transactions stand by height and index, each once");
            }
            transactions.add(t);
        }
        return transactions;
    }

    private static boolean isAfter(FrozenTransaction before, FrozenTransaction t) {
        return before.height() < t.height()
                || before.height() == t.height() && before.content().index() < t.content().index();
    }

    private static String id(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Outcome outcome(String text) {
        return Arrays.stream(Outcome.values())
                .filter(o -> id(o).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is no outcome".formatted(text)));
    }
}
