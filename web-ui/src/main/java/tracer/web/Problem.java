package tracer.web;

import java.util.Objects;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;
import tracer.problem.StoreDown;
import tracer.problem.TracerProblem;

/**
 * An error as RFC 9457 writes it. {@link BadInput} is 400, {@link NotFound} 404, {@link DataGap}
 * 409 (sound, but in conflict with what is stored), {@link LimitExceeded} 422, {@link StoreDown}
 * 503.
 *
 * @param type names the kind of error
 * @param status the HTTP status
 * @param detail what, where and what to do
 */
public record Problem(String type, String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(TracerProblem problem) {
        String detail = Objects.requireNonNullElse(problem.getMessage(), "");
        return switch (problem) {
            case BadInput p -> of("bad-input", "This cannot be used as it is", 400, detail);
            case NotFound p -> of("not-found", "Not in what is stored", 404, detail);
            case DataGap p -> of("data-gap", "Not indexed that far", 409, detail);
            case LimitExceeded p -> of("limit-exceeded", "A limit was reached", 422, detail);
            case StoreDown p -> of("store-down", "The store cannot be used", 503, detail);
        };
    }

    static Problem of(String kind, String title, int status, String detail) {
        return new Problem("urn:tracer:problem:" + kind, title, status, detail);
    }
}
