package tracer.web.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The fonts of printed pages, DejaVu: free to embed, and rich in scripts. From a jar of fonts. */
enum PrintFont {
    TEXT("DejaVu Sans Condensed", 400, "DejaVuSansCondensed.ttf"),
    BOLD("DejaVu Sans Condensed", 700, "DejaVuSansCondensed-Bold.ttf"),
    MONO("DejaVu Sans Mono", 400, "DejaVuSansMono.ttf");

    private final String family;
    private final int weight;
    private final String file;

    PrintFont(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    byte[] bytes() {
        try (InputStream in =
                PrintFont.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
