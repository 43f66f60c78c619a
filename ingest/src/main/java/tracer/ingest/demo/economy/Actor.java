package tracer.ingest.demo.economy;

/** Somebody who does something of their own accord whenever a block is being filled. */
@FunctionalInterface
interface Actor {
    void act(Moment now);
}
