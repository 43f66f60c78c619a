package tracer.ingest.chain;

/** Whether to ask a source what holdings began with. */
public enum OpeningPolicy {
    /** Ask as long as the source answers. */
    IF_TOLD,
    /** Ask for every holding, also after the source gave no answer. */
    ALWAYS,
    NEVER
}
