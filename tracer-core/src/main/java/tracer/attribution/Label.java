package tracer.attribution;

import tracer.ledger.Address;

/**
 * Somebody's statement about an address: not a fact on chain.
 *
 * @param name whom it names, such as "Exchange A"
 * @param source who says so
 */
public record Label(Address address, String name, Category category, String source) {
    public Label {
        if (name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a label needs a name and a source");
        }
    }
}
