package tracer.inquiry;

import tracer.ledger.Address;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;

/** What a line of a search was taken for, before anything is looked up. */
sealed interface Recognised {
    /** Sixty-four hexadecimal digits: a transaction, a block or an entity. */
    record Hash(Hash32 hash) implements Recognised {}

    record Out(OutPoint output) implements Recognised {}

    record Height(int height) implements Recognised {}

    record Addressed(Address address) implements Recognised {}

    /** Sound, but of another network or coin. */
    record Foreign(String sentence) implements Recognised {}

    /** Nearly something; the sentence says where it goes wrong. */
    record Malformed(String sentence) implements Recognised {}

    /** Perhaps the text of a label. */
    record Words(String text) implements Recognised {}
}
