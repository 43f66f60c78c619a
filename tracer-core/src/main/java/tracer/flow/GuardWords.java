package tracer.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The guards of a question as answers, reports and files print them. */
public final class GuardWords {
    private GuardWords() {}

    /** By name, those that apply, in order. */
    public static Map<String, String> parameters(Guards g) {
        Map<String, String> all = new LinkedHashMap<>();
        g.share().ifPresent(s -> all.put("minShare", s.toString()));
        g.within().ifPresent(w -> all.put("within", TimeSpan.text(w)));
        g.payments().ifPresent(n -> all.put("maxPayments", Integer.toString(n)));
        g.members().ifPresent(n -> all.put("maxEntity", Integer.toString(n)));
        g.time().ifPresent(t -> all.put("time", TimeSpan.text(t)));
        return all;
    }

    /** As options of a command, that of hubs also where there is none. */
    public static List<String> options(Guards g) {
        List<String> options = new ArrayList<>();
        g.share().ifPresent(s -> options.add("--min-share " + s));
        g.within().ifPresent(w -> options.add("--within " + TimeSpan.text(w)));
        options.add(
                "--max-payments "
                        + (g.payments().isPresent()
                                ? Integer.toString(g.payments().getAsInt())
                                : "none"));
        g.members().ifPresent(n -> options.add("--max-entity " + n));
        g.time().ifPresent(t -> options.add("--time " + TimeSpan.text(t)));
        return options;
    }

    /** In words, those that apply. */
    public static List<String> sentences(Guards g) {
        List<String> parts = new ArrayList<>();
        g.share().ifPresent(s -> parts.add("nothing below %s of the seed's value".formatted(s)));
        g.within()
                .ifPresent(w ->
                        parts.add(
                                "no block stamped more than %s away from the seed's"
                                        .formatted(TimeSpan.inWords(w))));
        g.payments()
                .ifPresent(
                        n -> parts.add("not on from a hub, paid more than %d times".formatted(n)));
        g.members()
                .ifPresent(n ->
                        parts.add("not on from an entity of more than %d scripts".formatted(n)));
        g.time().ifPresent(t -> parts.add("for at most %s".formatted(TimeSpan.inWords(t))));
        return parts;
    }
}
