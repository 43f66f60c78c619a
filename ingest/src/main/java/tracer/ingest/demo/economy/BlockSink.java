package tracer.ingest.demo.economy;

/** Takes the blocks of the chain one after the other. */
@FunctionalInterface
public interface BlockSink {
    /** A block as it stands on the wire, genesis first. */
    void accept(byte[] block);
}
