package tracer.summary;

import java.util.List;

/**
 * By what the seeds of a summary were named, where that was not themselves.
 *
 * @param typed as typed in, such as an address; empty if by themselves
 * @param remarks what such a name stood for and what of it was left out, in sentences without a
 *     full stop
 */
public record Naming(List<String> typed, List<String> remarks) {
    public static final Naming BY_THEMSELVES = new Naming(List.of(), List.of());

    public Naming {
        typed = List.copyOf(typed);
        remarks = List.copyOf(remarks);
    }
}
