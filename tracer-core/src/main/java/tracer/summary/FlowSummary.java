package tracer.summary;

import java.util.List;
import java.util.Optional;
import tracer.ledger.Address;
import tracer.ledger.ChainTip;

/**
 * A trace in words: numbered sentences that each say what kind of statement they are and point to
 * an output or a transaction, tables that list everything, and what the trace does not show. The
 * same data and request give an equal summary. It computes no amounts: every figure is the trace's.
 *
 * @param title names amount, seed, direction and policy
 * @param marking printed on every page, such as a notice that it is confidential
 * @param chain name of the network
 * @param asOf the block up to which it is true
 * @param partial whether a limit of the question cut something off
 * @param sections in reading order
 * @param footnotes ascending from 1
 * @param addresses every address that it shows, in order; what a check before handing it out needs
 */
public record FlowSummary(
        String title,
        Optional<String> marking,
        String chain,
        ChainTip asOf,
        boolean partial,
        List<Section> sections,
        List<Footnote> footnotes,
        List<Address> addresses) {
    public FlowSummary {
        sections = List.copyOf(sections);
        footnotes = List.copyOf(footnotes);
        addresses = List.copyOf(addresses);
    }

    /** The same summary with a notice on every page. */
    public FlowSummary marked(String notice) {
        return new FlowSummary(
                title, Optional.of(notice), chain, asOf, partial, sections, footnotes, addresses);
    }

    /** All numbered sentences. */
    public List<Statement> statements() {
        return sections.stream()
                .flatMap(s -> s.parts().stream())
                .flatMap(p ->
                        p instanceof Part.Sentences(List<Statement> statements)
                                ? statements.stream()
                                : java.util.stream.Stream.empty())
                .toList();
    }
}
