package tracer.ingest.label;

import java.util.Map;
import java.util.Optional;
import tracer.ledger.BitcoinChain;

/**
 * How label files are to be read.
 *
 * @param chain the Bitcoin network that labels are wanted for
 * @param format of every file; told from its ending if not given
 * @param actors what is known of actors that tags name; of a folder, what its own packs say if not
 *     given
 * @param columns of tables: what a column is called in the file, by the name that we call it by
 * @param fixed what every entry says that does not say it itself, by the name of the column
 */
public record LabelTerms(
        BitcoinChain chain,
        Optional<LabelFormat> format,
        Optional<ActorPack> actors,
        Map<String, String> columns,
        Map<String, String> fixed) {
    public LabelTerms {
        columns = Map.copyOf(columns);
        fixed = Map.copyOf(fixed);
    }

    /** Files of the known forms as they are. */
    public static LabelTerms of(BitcoinChain chain) {
        return new LabelTerms(chain, Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }
}
