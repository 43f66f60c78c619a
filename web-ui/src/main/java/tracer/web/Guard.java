package tracer.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other sites out. The server listens on this machine only, but a page of another site in the
 * user's browser could reach it under a name of its own that resolves here (DNS rebinding); such a
 * request carries that name in its Host header. Nothing is loaded from elsewhere, and no other site
 * may read or frame an answer.
 */
final class Guard {
    static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self';"
                                    + " img-src 'self' data:; connect-src 'self'; base-uri 'none';"
                                    + " form-action 'self'; frame-ancestors 'none'",
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");
    private static final String JOB = JobsEndpoint.PATH + "/";
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Guard() {}

    /**
     * What a path can be asked with. A job can be called off, which no form of another site can do:
     * a browser asks first (CORS), and nothing answers that.
     */
    static String methods(String path) {
        return path.startsWith(JOB) ? "DELETE" : "GET, HEAD";
    }

    /** Why a request is refused, if it is. */
    static Optional<Problem> refusal(String method, String path, Optional<String> host, int port) {
        if (host.isEmpty() || NAMES.stream().noneMatch(n -> isHost(host.get(), n, port))) {
            return Optional.of(
                    Problem.of(
                            "foreign-host",
                            "Not under this name",
                            403,
                            "this server answers under http://127.0.0.1:%d only".formatted(port)));
        }
        boolean known = path.startsWith(JOB) ? method.equals("DELETE") : QUESTIONS.contains(method);
        if (!known) {
            return Optional.of(
                    Problem.of(
                            "method",
                            "This server only answers questions",
                            405,
                            "use one of " + methods(path)));
        }
        return Optional.empty();
    }

    private static boolean isHost(String host, String name, int port) {
        return host.equals(name + ":" + port) || (port == 80 && host.equals(name));
    }
}
