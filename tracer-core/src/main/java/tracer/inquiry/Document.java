package tracer.inquiry;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An answer: a record of texts, whole numbers, truth values, lists, optionals and records of these,
 * so that it can be printed in any form. The form is versioned by {@link #schema}; a field is added
 * without, removed or changed only with a new version.
 */
public sealed interface Document
        permits AccountAddressDocument,
                AccountExposureDocument,
                AccountFundDocument,
                AccountPathDocument,
                AccountTraceDocument,
                AccountTransactionDocument,
                AddressDocument,
                ComparisonDocument,
                CrossingDocument,
                EntityDocument,
                EntityHistoryDocument,
                EntityWhyDocument,
                EntityWithoutDocument,
                HeldDocument,
                JobsDocument,
                MixingDocument,
                ExposureDocument,
                FundDocument,
                PathDocument,
                PatternDocument,
                SearchDocument,
                StatusDocument,
                TraceDocument,
                TransactionDocument {
    /** Name and version of the form, such as {@code tracer.trace/1}. */
    String schema();

    /** Height of the block up to which the answer is true; empty for an empty store. */
    OptionalInt dataHeight();

    /** Hash of that block. */
    Optional<String> dataHash();

    /** Whether there is more than this answer shows; the answer says where it was cut. */
    boolean truncated();
}
