package tracer.crossing;

/**
 * How a payment on one chain is tied to a deposit on another. Source: the taxonomy of METHODS.md
 * §2.7; its third grade, model-assisted leads, is never given here.
 */
public enum Grade {
    /**
     * A deterministic identifier: the deposit's own transaction names the destination, and the
     * service's labelled address paid exactly that one, once, in the window. It rests on the labels
     * of both sides.
     */
    A,
    /** Amount and time fit. Others' payments can fit as well: see the chance matches expected. */
    B
}
