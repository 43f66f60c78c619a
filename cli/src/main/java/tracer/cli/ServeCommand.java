package tracer.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tracer.web.WebServer;

/** The workbench. */
@Command(
        name = "serve",
        description = "Serve the workbench to the browser on this machine, until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin OutputOptions output = new OutputOptions();
    @Mixin ServeOptions serve = new ServeOptions();

    @Override
    public Integer call() {
        try (Workspace workspace = Workspace.open(store, output)) {
            serve.untilInterrupted(workspace, "", output);
            return ExitCode.OK.code();
        }
    }

    /** Where to listen and whether to open a browser. */
    static final class ServeOptions {
        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "7400",
                description = "Port on 127.0.0.1 (default: 7400); 0 for any that is free.")
        int port;

        @Option(names = "--no-browser", description = "Print the address, open no browser.")
        boolean noBrowser;

        /** Serves, opens the page, and returns when the process is asked to end. */
        void untilInterrupted(Workspace workspace, String page, OutputOptions output) {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        asked.countDown();
                                        awaitQuietly(closed);
                                    },
                                    "serve-end"));
            try (WebServer server = WebServer.start(workspace.inquiry(), port)) {
                URI address = URI.create(server.url() + page);
                System.out.println(address);
                System.out.flush();
                if (!noBrowser && !Browser.open(address)) {
                    output.say("Open this address in a browser on this machine. Ctrl-C ends.");
                }
                awaitQuietly(asked);
            } finally {
                workspace.close();
                closed.countDown();
            }
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
