package tracer.web;

import java.util.Optional;
import tracer.ledger.Bytes;

/** A question of the API that is answered with a file to read or to keep. */
interface FileEndpoint {
    Operation operation();

    File answer(Request request);

    /**
     * The answer.
     *
     * @param name what to keep it under
     * @param toKeep whether a browser keeps it instead of showing it
     * @param contentPolicy what a browser may do with it, where that is not what holds for all
     */
    record File(String name, Bytes content, boolean toKeep, Optional<String> contentPolicy) {
        /** One that a browser shows. */
        static File toRead(String name, Bytes content, Optional<String> contentPolicy) {
            return new File(name, content, false, contentPolicy);
        }

        String disposition() {
            return "%s; filename=\"%s\"".formatted(toKeep ? "attachment" : "inline", name);
        }
    }
}
