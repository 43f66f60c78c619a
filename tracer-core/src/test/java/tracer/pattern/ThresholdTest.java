package tracer.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.flow.Rational;
import tracer.problem.BadInput;

class ThresholdTest {
    @Test
    void whatIsSaidToBeTheDefaultIsTheDefault() {
        assertThat(Threshold.parameters(Map.of())).isEqualTo(Parameters.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void hasTwoNames(Threshold threshold) {
        assertThat(Threshold.of(threshold.id())).isEqualTo(threshold);
        assertThat(Threshold.of(threshold.option())).isEqualTo(threshold);
    }

    @Test
    void sharesAreExactAndTimesHaveUnits() {
        Parameters p =
                Threshold.parameters(
                        Map.of(
                                Threshold.PEEL_RATIO, "1/3",
                                Threshold.PEEL_DWELL, "90min",
                                Threshold.PASS_LEAST, "0.95"));
        assertThat(p.peel().ratio()).isEqualTo(Rational.of(1, 3));
        assertThat(p.peel().dwell()).isEqualTo(Duration.ofMinutes(90));
        assertThat(p.pass().least()).isEqualTo(Rational.of(19, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "PEEL_RATIO,0", "PEEL_RATIO,1.01", "PEEL_RATIO,1/0", "PEEL_RATIO,20%", "PEEL_RATIO,-1",
        "PEEL_RATIO,1e9", "PEEL_LENGTH,1", "PEEL_LENGTH,many", "PEEL_DWELL,6", "PEEL_DWELL,-1h",
        "FAN_PARTIES,1", "PASS_EPISODES,0"
    })
    void whatCannotBeUsedIsRefused(Threshold threshold, String text) {
        assertThatThrownBy(() -> Threshold.parameters(Map.of(threshold, text)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Threshold.of("peel-size"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("peel-length");
    }
}
