package tracer.path;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.LimitExceeded;

/** Which accounts the sides of a path are, and which it avoids. Not thread-safe. */
final class AccountEnds {
    /** A side of more addresses is no question about a path any more. */
    static final int MOST_ADDRESSES = 10_000;

    private static final int PAGE = 10_000;

    private final AccountSearch.Sources sources;
    private final PathRequest<EvmAddress> request;
    private final Set<Category> avoided;
    private final Set<EvmAddress> first;
    private final Map<EvmAddress, List<Label>> labels = new HashMap<>();
    private final Set<EvmAddress> known = new HashSet<>();

    AccountEnds(AccountSearch.Sources sources, PathRequest<EvmAddress> request) {
        this.sources = sources;
        this.request = request;
        this.avoided = new HashSet<>(request.within().stops().categories());
        avoided.addAll(request.within().avoided().categories());
        this.first = new TreeSet<>(request.from().addresses());
        if (!request.from().categories().isEmpty()) {
            addLabelled(request.from().categories());
        }
    }

    Set<EvmAddress> first() {
        return first;
    }

    String firstInWords() {
        return first.isEmpty()
                ? "whoever the labels name"
                : first.stream().map(EvmAddress::text).collect(Collectors.joining(", "));
    }

    boolean isFirst(EvmAddress address) {
        return first.contains(address);
    }

    boolean isSecond(EvmAddress address) {
        return request.to().addresses().contains(address)
                || isLabelled(address, request.to().categories());
    }

    boolean isNamed(EvmAddress address) {
        return request.within().avoided().addresses().contains(address);
    }

    boolean isAtParty(EvmAddress address) {
        return isLabelled(address, avoided);
    }

    private boolean isLabelled(EvmAddress address, Set<Category> categories) {
        return labels.getOrDefault(address, List.of()).stream()
                .anyMatch(l -> categories.contains(l.category()));
    }

    /** Asks who addresses are, all in one question. */
    void learn(Collection<EvmAddress> addresses) {
        Set<EvmAddress> unknown = new TreeSet<>(addresses);
        unknown.removeAll(known);
        known.addAll(unknown);
        if (!unknown.isEmpty() && !(avoided.isEmpty() && request.to().categories().isEmpty())) {
            labels.putAll(sources.labels().labelsOf(sources.ledger().chain(), unknown));
        }
    }

    private void addLabelled(Set<Category> categories) {
        List<Label> page = sources.labels().labels(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(l -> categories.contains(l.category()))
                    .forEach(l -> account(l.subject()).ifPresent(first::add));
            if (first.size() > MOST_ADDRESSES) {
                throw new LimitExceeded(
                        "labels name more than %d addresses for the path to begin at: name some of them"
                                .formatted(MOST_ADDRESSES));
            }
            page = sources.labels().labels(Optional.of(page.getLast()), PAGE);
        }
    }

    private Optional<EvmAddress> account(LabelSubject subject) {
        EvmChain chain = sources.ledger().chain();
        return switch (subject) {
            case LabelSubject.OnBitcoin b -> Optional.empty();
            case LabelSubject.OnEvm(EvmChain on, EvmAddress address) ->
                    on.equals(chain) ? Optional.of(address) : Optional.empty();
            case LabelSubject.OnUnspecifiedEvm e -> Optional.of(e.address());
        };
    }
}
