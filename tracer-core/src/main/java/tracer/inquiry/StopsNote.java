package tracer.inquiry;

import java.util.List;
import tracer.attribution.Category;
import tracer.flow.StopRules;

/** Where an answer's trace or path does not go on although the chain does. */
public record StopsNote(
        List<String> categories, boolean throughEntities, boolean atCollaborativeSpends) {
    public StopsNote {
        categories = List.copyOf(categories);
    }

    static StopsNote of(StopRules s) {
        return new StopsNote(
                s.categories().stream().map(Category::id).toList(),
                s.throughEntities(),
                s.atCollaborativeSpends());
    }
}
