package tracer.cli;

import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;
import tracer.problem.StoreDown;
import tracer.problem.TracerProblem;

/** What the command answers to the shell; printed in {@code --help} from here. */
enum ExitCode {
    OK(0, "ok"),
    INTERNAL(1, "internal error"),
    USAGE(2, "wrong usage or unusable input"),
    NOT_FOUND(3, "not found"),
    NOT_INDEXED(4, "the data to answer this is not indexed"),
    STORE(5, "store cannot be reached or used"),
    VERIFICATION(6, "verification failed"),
    LIMIT(7, "stopped at a limit: the result is partial"),
    INTERRUPTED(130, "interrupted; what was finished is kept");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    int code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    static ExitCode of(TracerProblem problem) {
        return switch (problem) {
            case BadInput _ -> USAGE;
            case NotFound _ -> NOT_FOUND;
            case DataGap _ -> NOT_INDEXED;
            case StoreDown _ -> STORE;
            case LimitExceeded _ -> LIMIT;
        };
    }
}
