package tracer.summary;

import java.util.List;

/** A part of a summary under one heading. */
public record Section(String title, List<Part> parts) {
    public Section {
        parts = List.copyOf(parts);
    }
}
