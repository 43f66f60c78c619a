package tracer.ingest.demo.economy;

/** What everybody shares. */
record World(Owners owners, Payments payments, LabelBook labels, Dice dice) {}
