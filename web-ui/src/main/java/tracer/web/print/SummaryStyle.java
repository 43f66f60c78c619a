package tracer.web.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tracer.summary.FlowSummary;

/** The style sheet of a summary, with what stands on every sheet of paper. */
public final class SummaryStyle {
    private static final String LEGEND =
            "[fact] on chain, in the stored blocks; [claimed] a source says so; [convention] by a named rule;"
                    + " [inference] by a rule of experience; [label] somebody’s statement; [user] typed in";

    private SummaryStyle() {}

    static String of(FlowSummary summary) {
        return filled(sheet("summary.css"), summary, "");
    }

    static String of(FlowSummary summary, Paper paper) {
        String size = "size:%s;".formatted(paper.css());
        return filled(sheet("summary.css"), summary, size) + sheet("paper.css");
    }

    /** What a browser may do with the page: show it in exactly this style and load nothing. */
    static String policy(String style) {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(Base64.getEncoder().encodeToString(sha256(style)));
    }

    /** The same as a header, which can also forbid that the page is framed. */
    public static String policy(FlowSummary summary) {
        return policy(of(summary)) + "; frame-ancestors 'none'";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Fills in what stands on every sheet of paper. */
    private static String filled(String sheet, FlowSummary summary, String size) {
        String hash = summary.asOf().hash().toString().replaceAll("(.{8})(?=.)", "$1 ");
        String data =
                ", %s, true up to block %d, %s"
                        .formatted(summary.chain(), summary.asOf().height(), hash);
        String heading =
                "Flow summary, "
                        + summary.title()
                        + summary.marking().map(m -> ". " + m).orElse("");
        return sheet.replace("$size", size)
                .replace("$heading", string(heading))
                .replace("$legend", string(LEGEND))
                .replace("$data", string(data));
    }

    /**
     * A string of CSS that nothing can get out of: every other character is written as a number.
     */
    private static String string(String text) {
        StringBuilder css = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    if (c == ' '
                            || (c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || ".,:;[]-".indexOf(c) >= 0) {
                        css.appendCodePoint(c);
                    } else {
                        css.append("\\%06x".formatted(c));
                    }
                });
        return css.append('"').toString();
    }

    private static String sheet(String name) {
        try (InputStream in = SummaryStyle.class.getResourceAsStream("/tracer/web/print/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
