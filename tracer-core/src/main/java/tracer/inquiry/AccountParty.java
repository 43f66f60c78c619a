package tracer.inquiry;

import java.util.List;

/** Who stands behind an account, as far as anything says so. */
public record AccountParty(String address, List<Party.LabelNote> labels) {
    public AccountParty {
        labels = List.copyOf(labels);
    }
}
