package tracer.account;

import java.time.Instant;

/**
 * One run that read blocks of a chain from one source. Two changes of a store belong to one run if
 * their readings are equal.
 *
 * @param at when the run began, by the clock of the machine that read: its claim, to the second
 */
public record Reading(ReadFrom from, Instant at) {
    public Reading {
        at = Instant.ofEpochSecond(at.getEpochSecond());
    }
}
