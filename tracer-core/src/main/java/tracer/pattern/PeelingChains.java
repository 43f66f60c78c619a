package tracer.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.pattern.Split.Freshness;

/**
 * Finds peeling chains: splits of which each divides the larger part of the one before, within a
 * time, into a small part and a large one that goes to somebody never paid before. Exact; time
 * grows with n log n. Pure.
 */
final class PeelingChains {
    private final Parameters.Peel rule;
    private final List<Split> inOrder;

    /** Two splits belong to no chain in common unless one divides what the other made. */
    PeelingChains(Parameters.Peel rule, Collection<Split> splits) {
        this.rule = rule;
        this.inOrder = splits.stream().sorted(Comparator.comparing(Split::place)).toList();
    }

    /** Whether the amounts are those of a peel. */
    static boolean isPeel(Split split, Parameters.Peel rule) {
        return split.ratio().compareTo(rule.ratio()) <= 0;
    }

    /** Whether a split follows another soon enough. A time below zero is soon enough. */
    static boolean follows(Split before, Split after, Parameters.Peel rule) {
        return after.spends().equals(before.bulk().id())
                && Span.between(before.place(), after.place()).compareTo(rule.dwell()) <= 0;
    }

    /** Chains that are sure, the longest stretches, in chain order. */
    List<List<Split>> found() {
        return chains(Set.of(Freshness.FRESH));
    }

    /**
     * Chains that would be some if receivers of whom too little is known were fresh, and that hold
     * none of the sure ones.
     */
    List<List<Split>> undecided() {
        Set<Split> sure = new HashSet<>();
        found().forEach(sure::addAll);
        return chains(Set.of(Freshness.FRESH, Freshness.UNKNOWN)).stream()
                .filter(chain -> chain.stream().noneMatch(sure::contains))
                .toList();
    }

    private List<List<Split>> chains(Set<Freshness> admitted) {
        Map<String, Split> bySpent = new HashMap<>();
        List<Split> peels = new ArrayList<>();
        for (Split s : inOrder) {
            if (isPeel(s, rule) && admitted.contains(s.bulk().freshness())) {
                peels.add(s);
                bySpent.put(s.spends(), s);
            }
        }
        Map<Split, Split> next = new HashMap<>();
        for (Split s : peels) {
            Split after = bySpent.get(s.bulk().id());
            if (after != null && follows(s, after, rule)) {
                next.put(s, after);
            }
        }
        Set<Split> continued = new HashSet<>(next.values());
        List<List<Split>> chains = new ArrayList<>();
        for (Split head : peels) {
            if (!continued.contains(head)) {
                List<Split> chain = from(head, next);
                if (chain.size() >= rule.length()) {
                    chains.add(chain);
                }
            }
        }
        return chains;
    }

    private static List<Split> from(Split head, Map<Split, Split> next) {
        List<Split> chain = new ArrayList<>(List.of(head));
        Split after = next.get(head);
        while (after != null) {
            chain.add(after);
            after = next.get(after);
        }
        return List.copyOf(chain);
    }
}
