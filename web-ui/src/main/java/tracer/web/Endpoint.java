package tracer.web;

import tracer.inquiry.Document;

/** One question of the API: how it is asked and who answers it. */
interface Endpoint {
    Operation operation();

    Document answer(Request request);
}
