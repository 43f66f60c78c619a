package tracer.web;

/** Serves the made-up case until it is stopped, to look at while working on the pages. */
public final class WorkbenchByHand {
    private WorkbenchByHand() {}

    public static void main(String[] arguments) throws InterruptedException {
        PeelingCase made = new PeelingCase();
        try (WebServer server = WebServer.start(made.inquiry(), 8333)) {
            System.out.println(server.url() + "?seed=" + made.seed());
            Thread.currentThread().join();
        }
    }
}
