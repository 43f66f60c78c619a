package tracer.entity;

import java.util.List;
import tracer.ledger.PlacedTransaction;

/**
 * What a transaction says about owners. Called by ledger stores inside the database transaction
 * that stores it, or that makes the last of its inputs known. Pure: the same transaction gives the
 * same evidence in the same order.
 */
@FunctionalInterface
public interface EvidenceRules {
    List<Evidence> evidence(PlacedTransaction transaction);
}
