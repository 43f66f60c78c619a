package tracer.memory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tracer.attribution.Actor;
import tracer.attribution.ActorStore;
import tracer.attribution.Basis;
import tracer.attribution.Label;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelHistory;
import tracer.attribution.LabelHistory.Event;
import tracer.attribution.LabelHistory.What;
import tracer.attribution.LabelImport;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;
import tracer.attribution.Validity;

/** Labels in memory. Thread-safe. */
public final class MemoryLabels implements LabelStore, LabelArchive {
    private final TreeMap<Label, List<Event>> all = new TreeMap<>();
    private final Map<Label, LabelImport> lastSaid = new HashMap<>();
    private final TreeMap<String, List<Label>> bySubject = new TreeMap<>();
    private final List<LabelImport.Taken> imports = new ArrayList<>();
    private final ActorStore actors;

    public MemoryLabels() {
        this(new MemoryActors());
    }

    public MemoryLabels(ActorStore actors) {
        this.actors = actors;
    }

    @Override
    public int add(Collection<Label> labels) {
        LabelImport nameless =
                new LabelImport(
                        "added one by one",
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH.atZone(ZoneOffset.UTC).toLocalDate(),
                        LabelImport.Replacing.NOTHING);
        return Math.toIntExact(take(nameless, labels::forEach).added());
    }

    @Override
    public LabelImport.Result take(LabelImport file, Labels labels) {
        List<Label> read = new ArrayList<>();
        labels.forEach(read::add);
        return take(file, read);
    }

    private synchronized LabelImport.Result take(LabelImport file, List<Label> read) {
        requireKnown(file.replacing().others());
        Set<Label> said = new HashSet<>(read);
        List<Label> leaving = leaving(file, said);
        requireEarlier(file, leaving);
        int added = 0;
        int again = 0;
        for (Label label : said) {
            List<Event> events = all.get(label);
            if (events == null) {
                all.put(label, new ArrayList<>(List.of(event(What.SAID, file))));
                bySubject
                        .computeIfAbsent(label.subject().key().text(), k -> new ArrayList<>())
                        .add(label);
                added++;
            } else if (!events.getLast().what().stands()) {
                events.add(event(What.SAID_AGAIN, file));
                again++;
            }
        }
        said.forEach(l -> lastSaid.put(l, file));
        int[] gone = withdraw(file, said, leaving);
        LabelImport.Result result =
                new LabelImport.Result(
                        imports.size() + 1L, read.size(), added, again, gone[0], gone[1]);
        imports.add(new LabelImport.Taken(file, result));
        return result;
    }

    private void requireKnown(Set<String> sources) {
        Set<String> unknown = new HashSet<>(sources);
        all.keySet().forEach(l -> unknown.remove(l.source()));
        if (!unknown.isEmpty()) {
            throw LabelImport.Replacing.unknown(unknown);
        }
    }

    private void requireEarlier(LabelImport file, List<Label> leaving) {
        leaving.stream()
                .flatMap(l -> Optional.ofNullable(lastSaid.get(l)).stream())
                .map(LabelImport::edition)
                .max(Comparator.naturalOrder())
                .filter(later -> later.isAfter(file.edition()))
                .ifPresent(later -> {
                    throw LabelImport.Replacing.outdated(file.edition(), later);
                });
    }

    /** What the file's sources say so far and do not say in it. */
    private List<Label> leaving(LabelImport file, Set<Label> said) {
        Set<String> sources = new HashSet<>(file.replacing().others());
        if (file.replacing().named()) {
            said.forEach(l -> sources.add(l.source()));
        }
        return all.entrySet().stream()
                .filter(e -> e.getValue().getLast().what().stands())
                .map(Map.Entry::getKey)
                .filter(l -> sources.contains(l.source()) && !said.contains(l))
                .toList();
    }

    /** How many were renewed, and how many withdrawn. */
    private int[] withdraw(LabelImport file, Set<Label> said, List<Label> leaving) {
        Set<Label> undated = new HashSet<>();
        said.forEach(l -> undated.add(l.withBasis(l.basis().undated())));
        int[] gone = new int[2];
        for (Label label : leaving) {
            boolean isRenewed = undated.contains(label.withBasis(label.basis().undated()));
            Optional.ofNullable(all.get(label))
                    .orElseThrow()
                    .add(event(isRenewed ? What.RENEWED : What.WITHDRAWN, file));
            gone[isRenewed ? 0 : 1]++;
        }
        return gone;
    }

    private static Event event(What what, LabelImport by) {
        return new Event(what, Optional.of(by.edition()), Optional.of(by));
    }

    @Override
    public synchronized List<LabelImport.Taken> imports(int atMost) {
        return imports.reversed().stream().limit(atMost).toList();
    }

    @Override
    public synchronized Map<SubjectKey, List<LabelHistory>> history(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<LabelHistory>> found = new LinkedHashMap<>();
        for (SubjectKey key : keys) {
            List<Label> labels = bySubject.getOrDefault(key.text(), List.of());
            if (!labels.isEmpty()) {
                found.put(key, labels.stream().map(this::history).sorted().toList());
            }
        }
        return found;
    }

    private LabelHistory history(Label label) {
        return new LabelHistory(label, all.getOrDefault(label, List.of()));
    }

    @Override
    public synchronized List<SubjectKey> subjects(Optional<SubjectKey> after, int atMost) {
        return after
                .map(a -> bySubject.tailMap(a.text(), false))
                .orElse(bySubject)
                .entrySet()
                .stream()
                .filter(e -> inUse(e.getValue().stream()).findAny().isPresent())
                .map(e -> new SubjectKey(e.getKey()))
                .limit(atMost)
                .toList();
    }

    private Stream<Label> inUse(Stream<Label> labels) {
        return labels.sorted().flatMap(l -> history(l).inUse().stream());
    }

    @Override
    public synchronized Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<Label>> found = new LinkedHashMap<>();
        for (SubjectKey key : keys) {
            List<Label> labels =
                    inUse(bySubject.getOrDefault(key.text(), List.of()).stream()).toList();
            if (!labels.isEmpty()) {
                found.put(key, labels);
            }
        }
        return found;
    }

    @Override
    public synchronized List<Label> labels(Optional<Label> after, int atMost) {
        Optional<Label> made = after.map(MemoryLabels::asMade);
        return inUse(made.map(a -> all.tailMap(a, false)).orElse(all).keySet().stream())
                .limit(atMost)
                .toList();
    }

    /** What it was before it was withdrawn. */
    private static Label asMade(Label label) {
        var basis = label.basis();
        var validity = basis.validity();
        return label.withBasis(
                new Basis(
                        basis.confidence(),
                        basis.author(),
                        basis.asserted(),
                        new Validity(validity.list(), validity.from(), validity.until())));
    }

    @Override
    public synchronized List<Label> search(String text, int atMost) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return inUse(
                        all.keySet().stream()
                                .filter(l -> l.name().toLowerCase(Locale.ROOT).contains(wanted)))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized long count() {
        return inUse(all.keySet().stream()).count();
    }

    @Override
    public Map<String, List<Actor>> actors(Collection<String> ids) {
        return actors.actors(ids);
    }
}
