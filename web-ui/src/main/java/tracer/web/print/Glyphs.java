package tracer.web.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which characters the print fonts have a picture of. Others are named, never left out. */
final class Glyphs {
    private Glyphs() {}

    /** The text with every character that some font lacks written as {@code [U+4E2D]}. */
    static String readable(String text) {
        List<TrueTypeFont> fonts = new ArrayList<>();
        try {
            List<CmapLookup> known = new ArrayList<>();
            for (PrintFont font : PrintFont.values()) {
                TrueTypeFont parsed =
                        new TTFParser()
                                .parse(
                                        new RandomAccessReadBuffer(
                                                new ByteArrayInputStream(font.bytes())));
                fonts.add(parsed);
                known.add(parsed.getUnicodeCmapLookup());
            }
            StringBuilder readable = new StringBuilder();
            text.codePoints()
                    .forEach(c -> {
                        if (c < 0x7f || known.stream().allMatch(k -> k.getGlyphId(c) != 0)) {
                            readable.appendCodePoint(c);
                        } else {
                            readable.append("[U+%04X]".formatted(c));
                        }
                    });
            for (TrueTypeFont font : fonts) {
                font.close();
            }
            return readable.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
