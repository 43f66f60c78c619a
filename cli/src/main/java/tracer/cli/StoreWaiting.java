package tracer.cli;

import java.time.Duration;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreStep;

/** Says what the start of the store waits for, once a step. */
final class StoreWaiting implements StoreProgress {
    private static final Duration WORTH_A_WORD = Duration.ofMillis(300);

    private final OutputOptions output;
    private StoreStep told = StoreStep.READY;

    StoreWaiting(OutputOptions output) {
        this.output = output;
    }

    @Override
    public void at(StoreStep step, Duration elapsed) {
        if (step == told || (elapsed.compareTo(WORTH_A_WORD) < 0 && step != StoreStep.STARTING)) {
            return;
        }
        switch (step) {
            case STARTING -> output.say("Starting the store…");
            case WAITING_FOR_OTHERS -> output.say("Another tracer is starting the store; waiting…");
            case WAITING_FOR_STOP -> output.say("The store is just stopping; waiting…");
            case WAITING_FOR_ANSWER, JOINED, READY -> {}
        }
        told = step;
    }
}
