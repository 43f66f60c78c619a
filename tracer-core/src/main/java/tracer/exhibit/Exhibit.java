package tracer.exhibit;

import java.util.List;
import java.util.Optional;
import tracer.problem.BadInput;
import tracer.protection.Protected;

/**
 * A graph that may become files.
 *
 * @param guarded what in it is protected
 */
public record Exhibit(EvidenceGraph graph, Protected guarded) {
    /** With more to be said of it, first: sentences without a full stop. */
    public Exhibit noting(List<String> remarks) {
        return new Exhibit(
                new EvidenceGraph(graph.header().noting(remarks), graph.nodes(), graph.edges()),
                guarded);
    }

    /**
     * The files of a format, always the same bytes for the same graph.
     *
     * @param confidential whether the user said that they may hold protected addresses; if they do,
     *     each of them says so
     * @throws BadInput if they would hold one and the user did not say so
     */
    public List<ExportFile> files(ExportFormat format, boolean confidential) {
        Optional<String> banner = guarded.banner(confidential);
        return format.write(GraphTables.of(graph, banner));
    }
}
