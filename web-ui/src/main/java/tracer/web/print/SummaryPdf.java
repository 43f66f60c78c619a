package tracer.web.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import tracer.ledger.Bytes;
import tracer.summary.FlowSummary;

/**
 * A flow summary as PDF, with tags for screen readers and all fonts in it. PDF/UA-1 and PDF/A-2a
 * are what the library is asked for. No test validates either: two summaries of the demonstration
 * case once passed what veraPDF 1.28.2 checks of both by machine, which is not all that PDF/UA
 * requires, so do not rely on them without a validator. It bears no time of its making, so that the
 * same summary gives the same bytes. Needs about a second for ten pages, and memory in proportion
 * to them.
 */
public final class SummaryPdf {
    private static final String PRODUCER = "Tracer";

    static {
        FontMappers.set(new NoOtherFonts());
        XRLog.setLoggingEnabled(false);
    }

    private SummaryPdf() {}

    /** Prints it. */
    public static Bytes of(FlowSummary summary, Paper paper) {
        String page = Glyphs.readable(SummaryPage.html(summary, paper));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withHtmlContent(page, null);
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withProducer(PRODUCER);
        // Nothing is loaded, whatever a page may name.
        builder.useUriResolver((base, uri) -> null);
        for (PrintFont font : PrintFont.values()) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.bytes()),
                    font.family(),
                    font.weight(),
                    FontStyle.NORMAL,
                    true);
        }
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                withoutTime(document);
                describeLinks(document);
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(out.toByteArray());
    }

    /** Every link leads to a footnote. PDF/UA-1, 7.18.5, wants that said; the library does not. */
    private static void describeLinks(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink) {
                    annotation.setContents("To the footnote");
                }
            }
        }
    }

    /** The time of making stands in two places, and the file's id is made of it. */
    private static void withoutTime(PDDocument document) throws IOException {
        document.setDocumentId(0L);
        document.getDocumentInformation().setCreationDate(null);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        try (InputStream in = metadata.exportXMPMetadata()) {
            String xmp = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            metadata.importXMPMetadata(
                    xmp.replaceAll("\\s*<xmp:CreateDate>[^<]*</xmp:CreateDate>", "")
                            .getBytes(StandardCharsets.UTF_8));
        }
    }
}
