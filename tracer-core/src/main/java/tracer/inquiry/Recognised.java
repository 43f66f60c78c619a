package tracer.inquiry;

import tracer.account.TransferId;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;

/** What a line of a search was taken for, before anything is looked up. */
sealed interface Recognised {
    /** Sixty-four hexadecimal digits: a transaction, a block or an entity. */
    record Hash(Hash32 hash) implements Recognised {}

    record Out(OutPoint output) implements Recognised {}

    record Height(int height) implements Recognised {}

    record Addressed(Address address) implements Recognised {}

    /** {@code 0x} and sixty-four digits: a transaction or block of an account chain. */
    record EvmHash(Hash32 hash) implements Recognised {}

    record Account(EvmAddress address) implements Recognised {}

    record Moved(TransferId transfer) implements Recognised {}

    /** Sound, but of another network or coin. */
    record Foreign(String sentence) implements Recognised {}

    /** Nearly something; the sentence says where it goes wrong. */
    record Malformed(String sentence) implements Recognised {}

    /** Perhaps the text of a label. */
    record Words(String text) implements Recognised {}
}
