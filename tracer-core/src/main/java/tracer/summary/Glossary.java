package tracer.summary;

import java.util.List;
import tracer.summary.Part.Meaning;
import tracer.summary.Part.Words;

/** The words of a summary, for a reader who does not know them. */
final class Glossary {
    static final Section SECTION =
            new Section(
                    "Words",
                    List.of(
                            new Words(
                                    List.of(
                                            word("[fact]", "on the chain, in the stored blocks"),
                                            word(
                                                    "[claimed]",
                                                    "said by a source and not proven here"),
                                            word(
                                                    "[convention]",
                                                    "computed by a named rule; another rule gives another number"),
                                            word(
                                                    "[inference]",
                                                    "the conclusion of a rule of experience, with known failures"),
                                            word(
                                                    "[label]",
                                                    "somebody's statement; who made it is named"),
                                            word("[user]", "typed in by the user of the tool"),
                                            word(
                                                    "address",
                                                    "where value can be paid to, as people write it; not a person"),
                                            word(
                                                    "block",
                                                    "a numbered bundle of transactions; its number is its height, its time is what its miner stamped"),
                                            word(
                                                    "BTC, satoshi",
                                                    "the unit of value; one BTC is 100,000,000 satoshis, which are not divisible on the chain"),
                                            word(
                                                    "change",
                                                    "the output of a payment that returns to the payer"),
                                            word(
                                                    "coinbase",
                                                    "the transaction in each block that makes new coins and collects the fees"),
                                            word(
                                                    "confirmations",
                                                    "blocks from the transaction's own up to the last one stored; six or more are held to be settled"),
                                            word(
                                                    "fee",
                                                    "inputs less outputs; it goes to the miner"),
                                            word(
                                                    "FIFO",
                                                    "first in, first out: inputs in order fill outputs in order"),
                                            word(
                                                    "haircut",
                                                    "every output carries the same share of traced value as the inputs together"),
                                            word("hop", "one spend on the way from the seed"),
                                            word(
                                                    "mix, CoinJoin",
                                                    "a transaction in which several parties pay together"),
                                            word(
                                                    "not indexed",
                                                    "the data to answer is not stored; this is not the same as ‘none’"),
                                            word(
                                                    "output",
                                                    "one payment in a transaction, named by the transaction's id and its position: txid:index"),
                                            word(
                                                    "policy",
                                                    "the rule by which value is followed where several inputs come together"),
                                            word("seed", "the output that the trace starts from"),
                                            word(
                                                    "service",
                                                    "a labelled party that keeps its customers' value together, such as an exchange"),
                                            word(
                                                    "transaction",
                                                    "spends outputs and pays new ones; named by its id, 64 hexadecimal digits")))));

    static final Section ACCOUNTS =
            new Section(
                    "Words",
                    List.of(
                            new Words(
                                    List.of(
                                            word(
                                                    "[claimed]",
                                                    "said by a source and not proven here: what a node says of its chain"),
                                            word(
                                                    "[convention]",
                                                    "computed by a named rule; another rule gives another number"),
                                            word(
                                                    "[label]",
                                                    "somebody's statement; who made it is named"),
                                            word("[user]", "typed in by the user of the tool"),
                                            word(
                                                    "address",
                                                    "holds balances on an account chain; a person's, or a contract's that many use"),
                                            word(
                                                    "base unit",
                                                    "the smallest part of an asset; amounts are whole numbers of it"),
                                            word(
                                                    "block",
                                                    "a numbered bundle of transactions; its number is its height, its time is what its maker stamped"),
                                            word(
                                                    "FIFO",
                                                    "first in, first out: what came to a balance first leaves it first"),
                                            word(
                                                    "haircut",
                                                    "every transfer out of a balance carries the balance's share of traced value"),
                                            word(
                                                    "not indexed",
                                                    "the data to answer is not stored; this is not the same as ‘none’"),
                                            word(
                                                    "token",
                                                    "an asset kept by a contract; told apart by the contract's address alone, since anybody can choose any name"),
                                            word(
                                                    "transfer",
                                                    "value that moves from address to address; cited as the transaction's hash and which of its transfers: value (its own), call (inside it), log (a token's)")))));

    private Glossary() {}

    private static Meaning word(String word, String meaning) {
        return new Meaning(word, Phrase.of(meaning));
    }
}
