package tracer.mixing;

import java.util.List;
import java.util.Set;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;

/**
 * A round of Wasabi 1 as the scanner Dumplings tells them, main net from height 530,500 to 609,999:
 * one of the coordinator's two fixed addresses is paid, and some value occurs more than twice.
 * Grade ours: the address all but names the coordinator.
 */
final class DumplingsWasabi1Early extends Detector {
    private static final Set<Script> COORDINATOR =
            Set.of(
                    script("bc1qs604c7jv6amk4cxqlnvuxv26hv3e48cds4m0ew"),
                    script("bc1qa24tsgchvuxsaccp8vrnkfd85hrcpafg20kmjw"));

    static final DumplingsWasabi1Early DETECTOR = new DumplingsWasabi1Early();

    /** Of Wasabi's first round. */
    private static final int FIRST_HEIGHT = 530_500;

    private static final int LEAST_EQUAL = 3;
    private static final Grade GRADE = Grade.of(90);

    private DumplingsWasabi1Early() {
        super(
                "dumplings-wasabi-1-early",
                1,
                SpendClass.WASABI_1,
                "Dumplings, nopara73",
                List.of(
                        Condition.inputs(1),
                        Condition.mainNet(FIRST_HEIGHT, DumplingsWasabi1Late.FIRST_HEIGHT),
                        Condition.of(
                                "coordinator",
                                "an output to one of the coordinator's two addresses",
                                s ->
                                        s.outputs().stream()
                                                .anyMatch(o -> COORDINATOR.contains(o.script()))),
                        Condition.of(
                                "equal-outputs",
                                "a value that occurs more than twice",
                                s -> s.mostTimesPaid() >= LEAST_EQUAL)));
    }

    private static Script script(String address) {
        return Address.of(address, BitcoinChain.MAIN).script();
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "takes a payout of three equal amounts that also pays the coordinator for a round";
    }
}
