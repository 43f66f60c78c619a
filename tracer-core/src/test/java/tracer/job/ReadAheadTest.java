package tracer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.problem.BadInput;

final class ReadAheadTest {
    private final List<Integer> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void takesAllInOrder(int portions) {
        assertThat(new ReadAhead(Cancellation.NEVER, portions).run(upTo(20), taken::add)).isEmpty();
        assertThat(taken).isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void saysBeforeWhichItWasStopped(int portions) {
        Cancellation afterFive = () -> taken.size() == 5;
        assertThat(new ReadAhead(afterFive, portions).run(upTo(20), taken::add)).contains(5);
        assertThat(taken).containsExactly(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void takesWhatCameBeforeAFailureAndHandsThatOn(int portions) {
        Supplier<Optional<Integer>> numbers = upTo(20);
        Supplier<Optional<Integer>> failing =
                () -> {
                    Optional<Integer> next = numbers.get();
                    if (next.filter(n -> n == 7).isPresent()) {
                        throw new BadInput("no seven");
                    }
                    return next;
                };
        ReadAhead ahead = new ReadAhead(Cancellation.NEVER, portions);
        assertThatThrownBy(() -> ahead.run(failing, taken::add))
                .isInstanceOf(BadInput.class)
                .hasMessage("no seven");
        assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    private static Supplier<Optional<Integer>> upTo(int count) {
        Iterator<Integer> numbers = IntStream.range(0, count).boxed().iterator();
        return () -> numbers.hasNext() ? Optional.of(numbers.next()) : Optional.empty();
    }
}
