package tracer.summary;

import tracer.flow.TraceRequest;

/**
 * What a summary is asked for.
 *
 * @param question of its trace
 * @param provenance who stands behind it
 * @param confidential whether the user said that it may hold protected addresses; if it does, every
 *     page says so
 */
public record SummaryRequest(TraceRequest question, Provenance provenance, boolean confidential) {}
