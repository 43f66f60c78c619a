package tracer.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium, with everything off by which it talks to anybody but the page's server. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    /** A busy machine is slow, not broken. */
    private static final int PATIENCE_MS = 20_000;

    private Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** Skips the test, saying so, where there is no Chromium. */
    public static Browser start() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM),
                "no %s: install Debian's package 'chromium' to run this test".formatted(CHROMIUM));
        return new Browser();
    }

    public Page page(int width, int height, ColorScheme colours) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setLocale("en-GB")
                                .setColorScheme(colours)
                                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onRequest(r -> requests.add(r.url()));
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) {
                complaints.add(m.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Errors and warnings in the console, and broken scripts. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Complaints up to now, which a test foresaw. */
    List<String> takeComplaints() {
        List<String> taken = complaints();
        complaints.removeAll(taken);
        return taken;
    }

    /** Hosts that anything was asked of. */
    public List<String> hosts() {
        return requests.stream()
                .filter(u -> !u.startsWith("data:") && !u.startsWith("blob:"))
                .map(u -> URI.create(u.replaceAll("[?#].*", "")).getHost())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
