package tracer.mixing;

import java.time.Instant;
import java.util.function.UnaryOperator;
import tracer.ledger.BitcoinChain;
import tracer.mixing.Setting.ExchangeInputs;

/** Asks one detector about a made-up transaction and says the answer in a word. */
final class Asked {
    /** Main net in 2024. */
    static final Setting LATE = at(840_000);

    private Asked() {}

    static Setting at(int height) {
        return Setting.of(
                BitcoinChain.MAIN,
                height,
                Instant.parse("2024-04-20T00:09:27Z"),
                ExchangeInputs.NOT_ASKED);
    }

    static Setting withExchange(ExchangeInputs exchange) {
        return new Setting(LATE.chain(), LATE.height(), LATE.stamp(), exchange);
    }

    static String answer(Detector detector, UnaryOperator<SpendFixture> build) {
        return answer(detector, build, LATE);
    }

    /** {@code fits 60}, {@code not inputs} or {@code open input-scripts}. */
    static String answer(Detector detector, UnaryOperator<SpendFixture> build, Setting setting) {
        return inAWord(detector.ask(build.apply(new SpendFixture()).shape(setting)));
    }

    static String inAWord(Answer answer) {
        return switch (answer) {
            case Answer.Fits f -> "fits " + f.grade();
            case Answer.DoesNotFit d -> "not " + d.failed().id();
            case Answer.Undecided u -> "open " + u.unknown().id();
        };
    }
}
