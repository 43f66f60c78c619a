package tracer.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.inquiry.Remarks;
import tracer.ledger.ChainTip;

/**
 * What an evidence graph answers.
 *
 * @param chain that all of it is on
 * @param height of the data that it is true for
 * @param hash of the block at that height
 * @param question in one sentence
 * @param parameters the question as it was understood, defaults filled in
 * @param policy by which amounts are traced, if any are
 * @param account of a trace, by convention of its policy: the source, then each term of the sum
 * @param entitiesAt up to which block entities were computed; empty if they never were
 * @param limited whether a limit of the question cut something off
 * @param notFollowed what a limit or missing data cut
 * @param notes what else a reader must know
 */
public record GraphHeader(
        String chain,
        int height,
        String hash,
        String question,
        List<Parameter> parameters,
        Optional<Edge.PolicyNote> policy,
        List<Term> account,
        Optional<ChainTip> entitiesAt,
        boolean limited,
        List<NotFollowed> notFollowed,
        List<String> notes) {
    public GraphHeader {
        parameters = List.copyOf(parameters);
        account = List.copyOf(account);
        notFollowed = List.copyOf(notFollowed);
        notes = List.copyOf(notes);
    }

    /** A choice of whoever asked, or its default. */
    public record Parameter(String name, String value) {}

    /** A sum of the account. */
    public record Term(String name, Quantity amount) {}

    /**
     * Something that the graph does not go on from.
     *
     * @param where outpoint or address
     * @param traced value that was traced up to there, if any was
     */
    public record NotFollowed(
            String where, Optional<Quantity> traced, String kind, String reason) {}

    GraphHeader with(Optional<ChainTip> entities, List<String> moreNotes) {
        return noted(entities, Stream.concat(notes.stream(), moreNotes.stream()).toList());
    }

    GraphHeader noting(List<String> remarks) {
        return noted(entitiesAt, Remarks.before(remarks, notes));
    }

    private GraphHeader noted(Optional<ChainTip> entities, List<String> allNotes) {
        return new GraphHeader(
                chain,
                height,
                hash,
                question,
                parameters,
                policy,
                account,
                entities,
                limited,
                notFollowed,
                allNotes);
    }
}
