package tracer.summary;

import tracer.flow.TraceRequest;

/** What a summary is asked for: the question of its trace, and who stands behind it. */
public record SummaryRequest(TraceRequest question, Provenance provenance) {}
