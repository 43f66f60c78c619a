package tracer.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;

/** Every label that calls somebody an advertising site, whatever the chain. */
final class AdvertisingLabels {
    private static final int PAGE = 10_000;

    private AdvertisingLabels() {}

    static List<Label> of(LabelStore labels) {
        List<Label> found = new ArrayList<>();
        List<Label> page = labels.labels(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(l -> l.category() == Category.ADVERTISING).forEach(found::add);
            page = labels.labels(Optional.of(page.getLast()), PAGE);
        }
        return found;
    }
}
