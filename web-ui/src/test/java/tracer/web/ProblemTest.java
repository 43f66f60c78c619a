package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;
import tracer.problem.StoreDown;

class ProblemTest {
    @Test
    void eachKindOfErrorHasItsStatus() {
        assertThat(Problem.of(new BadInput("x")).status()).isEqualTo(400);
        assertThat(Problem.of(new NotFound("x")).status()).isEqualTo(404);
        assertThat(Problem.of(new DataGap("x")).status()).isEqualTo(409);
        assertThat(Problem.of(new LimitExceeded("x")).status()).isEqualTo(422);
        assertThat(Problem.of(new StoreDown("x")).status()).isEqualTo(503);
        assertThat(Problem.of(new StoreDown("what to do")).detail()).isEqualTo("what to do");
    }
}
