package tracer.web;

/** A question of the API that is answered with a file to keep. */
interface Download {
    Operation operation();

    Attachment answer(Request request);
}
