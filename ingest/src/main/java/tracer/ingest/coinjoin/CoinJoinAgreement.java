package tracer.ingest.coinjoin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.accuracy.AgreementCount;
import tracer.accuracy.DetectorAgreement;
import tracer.accuracy.EstimatedHeight;
import tracer.ingest.coinjoin.ScannedArchive.Contents;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;
import tracer.mixing.Answer;
import tracer.mixing.Assessment;
import tracer.mixing.Detector;
import tracer.mixing.Lineage;
import tracer.mixing.MixingFinding;
import tracer.mixing.Setting;
import tracer.mixing.Setting.ExchangeInputs;
import tracer.mixing.ShapedSpend;

/**
 * How far the detectors agree with a scanner on main-net transactions that it labelled. Its labels
 * are no truth. The scanner leaves heights out: rules that begin at a height get {@link
 * EstimatedHeight}; labels of exchanges are not asked.
 *
 * @param contents what each file held
 * @param agreements by shape alone
 * @param lineages how many transactions of each label each graded rule of Whirlpool fits, with what
 *     the lineage within the files adds
 */
public record CoinJoinAgreement(
        List<Contents> contents, List<DetectorAgreement> agreements, Map<String, Long> lineages) {
    public CoinJoinAgreement {
        contents = List.copyOf(contents);
        agreements = List.copyOf(agreements);
        lineages = Map.copyOf(lineages);
    }

    /** Counts over archives, in this order. Holds all their transactions, for the lineage. */
    public static CoinJoinAgreement of(List<Path> archives) {
        AgreementCount count = new AgreementCount();
        List<Contents> contents = new ArrayList<>();
        List<Labelled> all = new ArrayList<>();
        for (Path archive : archives) {
            contents.addAll(
                    ScannedArchive.read(
                            archive,
                            (label, spend) -> {
                                ShapedSpend shaped = spend.shaped(setting(spend));
                                count.add(label, shaped.shape());
                                all.add(new Labelled(label, shaped));
                            }));
        }
        return new CoinJoinAgreement(contents, count.agreements(), lineages(all));
    }

    private record Labelled(String label, ShapedSpend spend) {}

    private static Setting setting(ScannedSpend spend) {
        return Setting.of(
                BitcoinChain.MAIN,
                EstimatedHeight.at(spend.time()),
                spend.time(),
                ExchangeInputs.NOT_ASKED);
    }

    private static Map<String, Long> lineages(List<Labelled> all) {
        Map<TxId, ShapedSpend> byId = new HashMap<>();
        Map<OutPoint, ShapedSpend> bySpent = new HashMap<>();
        for (Labelled l : all) {
            byId.put(l.spend().id(), l.spend());
            l.spend().spent().forEach(o -> bySpent.put(o, l.spend()));
        }
        Lineage lineage = new Lineage(ids -> known(byId, ids), outs -> known(bySpent, outs));
        Map<String, Long> counts = new HashMap<>();
        for (Labelled l : all) {
            MixingFinding plain = MixingFinding.of(l.spend().shape());
            for (Assessment a : lineage.confirm(l.spend(), plain, 1).assessments()) {
                if (a.answer() instanceof Answer.Fits fits && !fits.remark().isEmpty()) {
                    counts.merge(row(l.label(), a.detector(), fits), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private static String row(String label, Detector detector, Answer.Fits fits) {
        String remark =
                fits.remark()
                        .replaceAll("[0-9a-f]{64}(:[0-9]+)?", "…")
                        .replaceAll("input [0-9]+", "an input");
        return "%s | %s | %s | %s".formatted(label, detector, fits.grade(), remark);
    }

    private static <K> Map<K, ShapedSpend> known(Map<K, ShapedSpend> all, Collection<K> asked) {
        Map<K, ShapedSpend> found = new HashMap<>();
        for (K key : asked) {
            ShapedSpend spend = all.get(key);
            if (spend != null) {
                found.put(key, spend);
            }
        }
        return found;
    }
}
