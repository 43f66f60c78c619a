package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.TokenNote;
import tracer.ledger.EvmAddress;
import tracer.proof.TagForm.Entry;

/** What token contracts call themselves, ascending by contract; symbols stand in quotes. */
final class TokensForm {
    private static final String NONE = "none";

    /** The ERC-20 type of decimals is a byte. */
    private static final int MOST_DECIMALS = 255;

    private static final TagForm FORM =
            new TagForm(BundlePath.TOKENS, "Contract", "Symbol", "Decimals", "Height", "Said-By");

    private TokensForm() {}

    static byte[] write(List<TokenNote> notes) {
        return FORM.write(
                notes.stream()
                        .map(n ->
                                List.of(
                                        n.contract().text(),
                                        n.symbol().map("'%s'"::formatted).orElse(NONE),
                                        n.decimals().isPresent()
                                                ? Integer.toString(n.decimals().getAsInt())
                                                : NONE,
                                        Integer.toString(n.height()),
                                        n.by()))
                        .toList());
    }

    static List<TokenNote> read(byte[] bytes) {
        List<TokenNote> notes = new ArrayList<>();
        for (Entry e : FORM.read(bytes)) {
            EvmAddress contract = e.read("Contract", EvmAddress::of);
            if (!notes.isEmpty() && notes.getLast().contract().compareTo(contract) >= 0) {
                throw new Difference(e.place("Contract"), "contracts stand in order, each once");
            }
            notes.add(
                    new TokenNote(
                            contract,
                            e.read("Symbol", TokensForm::symbol),
                            e.read("Decimals", TokensForm::decimals),
                            e.number("Height"),
                            e.text("Said-By")));
        }
        return notes;
    }

    private static Optional<String> symbol(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
            throw new IllegalArgumentException("a symbol stands in quotes");
        }
        return Optional.of(text.substring(1, text.length() - 1));
    }

    private static OptionalInt decimals(String text) {
        if (text.equals(NONE)) {
            return OptionalInt.empty();
        }
        int decimals = Integer.parseInt(text);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("%d decimals".formatted(decimals));
        }
        return OptionalInt.of(decimals);
    }
}
