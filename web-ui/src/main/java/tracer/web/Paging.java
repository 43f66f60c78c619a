package tracer.web;

import java.util.ArrayList;
import java.util.List;
import tracer.inquiry.PageRequest;

/** The parameters of every answer that comes in pages. */
final class Paging {
    private static final Parameter CURSOR =
            Parameter.optional(
                    "cursor",
                    Parameter.Type.STRING,
                    "the 'next' of the page before, unchanged; absent for the first page",
                    "");
    private static final Parameter SIZE =
            Parameter.optional(
                    "size",
                    Parameter.Type.INTEGER,
                    "rows at most, 1 to %d; %d unless given"
                            .formatted(PageRequest.MAX_SIZE, PageRequest.FIRST.size()),
                    "50");

    private Paging() {}

    static List<Parameter> with(Parameter first) {
        List<Parameter> all = new ArrayList<>();
        all.add(first);
        all.add(CURSOR);
        all.add(SIZE);
        return all;
    }
}
