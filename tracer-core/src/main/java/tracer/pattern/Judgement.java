package tracer.pattern;

/** What an indicator says of one subject. */
sealed interface Judgement {
    record Found(Finding finding) implements Judgement {}

    record NotFound() implements Judgement {}

    record CannotBeJudged(String reason) implements Judgement {}
}
