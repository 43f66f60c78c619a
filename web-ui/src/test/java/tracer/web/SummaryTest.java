package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tracer.attribution.Category;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ScriptFixture;
import tracer.summary.FlowSummary;
import tracer.summary.Provenance;
import tracer.summary.SummaryRequest;
import tracer.web.print.Paper;
import tracer.web.print.SummaryPage;
import tracer.web.print.SummaryPdf;

/** The flow summary as page and as PDF, and how the API gives it out. */
class SummaryTest {
    private static final String HOSTILE =
            "</td><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;\u202e{}@page 中";

    private static PeelingCase made;

    @BeforeAll
    static void make() {
        made = new PeelingCase();
        made.label(ScriptFixture.witnessKeyHash("site"), HOSTILE, Category.ADVERTISING);
        made.label(ScriptFixture.keyHash("exchange A deposit"), HOSTILE + "2", Category.EXCHANGE);
    }

    private static FlowSummary summary(Policy policy, Direction direction) {
        return made.inquiry()
                .summary(
                        new SummaryRequest(
                                new TraceRequest(
                                        made.seed(),
                                        direction,
                                        policy,
                                        Limits.NONE,
                                        StopRules.DEFAULT),
                                Provenance.NOT_STATED,
                                true),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static FlowSummary summary() {
        return summary(Policy.FIFO, Direction.FORWARD);
    }

    static List<Policy> policies() {
        return Policy.ofOutputs(Direction.FORWARD);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void thePageIsWellFormedAndLoadsAndRunsNothing(Policy policy) throws Exception {
        String html = SummaryPage.html(summary(policy, Direction.FORWARD));
        Element page = parse(html);

        for (String banned :
                List.of("script", "img", "link", "iframe", "object", "embed", "form", "base")) {
            assertThat(page.getElementsByTagName(banned).getLength()).as(banned).isZero();
        }
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            for (int a = 0; a < e.getAttributes().getLength(); a++) {
                String name = e.getAttributes().item(a).getNodeName();
                String value = e.getAttributes().item(a).getNodeValue();
                assertThat(name).doesNotStartWith("on").isNotEqualTo("style");
                if (name.equals("href")) {
                    assertThat(value).matches("#n[0-9]+");
                }
                assertThat(name).isNotEqualTo("src");
            }
        }
        assertThat(page.getElementsByTagName("style").item(0).getTextContent())
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("alert");
    }

    private static Element parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(html))).getDocumentElement();
    }

    @Test
    void hostileLabelsAreShownAsTheTextTheyAre() throws Exception {
        String html = SummaryPage.html(summary());

        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("[U+202E]");
        assertThat(parse(html).getTextContent()).contains("</td><script>alert(1)</script>");
    }

    @Test
    void identifiersBreakInEightsAndStayWhole() throws Exception {
        Element page = parse(SummaryPage.html(summary()));
        NodeList spans = page.getElementsByTagName("span");
        int identifiers = 0;
        for (int i = 0; i < spans.getLength(); i++) {
            Element e = (Element) spans.item(i);
            if (e.getAttribute("class").equals("id")) {
                identifiers++;
                NodeList groups = e.getElementsByTagName("span");
                for (int g = 0; g + 1 < groups.getLength(); g++) {
                    assertThat(groups.item(g).getTextContent()).hasSize(8);
                }
            }
        }
        assertThat(identifiers).isGreaterThan(50);
        assertThat(page.getTextContent()).contains(made.seed().toString());
    }

    @Test
    void everySentenceEndsWithItsMarkAndItsNotesExistOnThePage() {
        String html = SummaryPage.html(summary());
        Matcher sentence =
                Pattern.compile("<li id=\"s[0-9]+\" value=\"[0-9]+\">(.*?)</li>", Pattern.DOTALL)
                        .matcher(html);
        int count = 0;
        while (sentence.find()) {
            count++;
            assertThat(sentence.group(1))
                    .containsPattern(
                            "<span class=\"mark\">\\[(fact|claimed|convention|inference|label|user)\\]</span>\\.<sup>.+</sup></span>$");
        }
        assertThat(count).isEqualTo(summary().statements().size());
        Matcher link = Pattern.compile("href=\"#(n[0-9]+)\"").matcher(html);
        while (link.find()) {
            assertThat(html).contains("<li id=\"%s\"".formatted(link.group(1)));
        }
    }

    @Test
    void aMarkingStandsOnThePage() {
        assertThat(SummaryPage.html(summary().marked("Confidential: names protected addresses")))
                .contains("<p class=\"marking\">Confidential: names protected addresses</p>");
    }

    @Test
    void sameQuestionSameBytes() {
        assertThat(SummaryPage.html(summary())).isEqualTo(SummaryPage.html(summary()));
        assertThat(SummaryPdf.of(summary(), Paper.A4))
                .isEqualTo(SummaryPdf.of(summary(), Paper.A4));
    }

    @Test
    void thePdfSaysWhatThePageSaysOnNumberedSheets() throws Exception {
        FlowSummary summary = summary();
        try (PDDocument pdf = Loader.loadPDF(SummaryPdf.of(summary, Paper.LETTER).toArray())) {
            int pages = pdf.getNumberOfPages();
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(611f, 613f);
            for (int i = 1; i <= pages; i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                String text = stripper.getText(pdf);
                assertThat(text)
                        .contains("Page %d of %d".formatted(i, pages))
                        .contains("[convention] by a named rule")
                        .contains("true up to block " + summary.asOf().height());
            }
            String all = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
            List<String> missing = new ArrayList<>();
            summary.footnotes().stream()
                    .map(f -> f.where())
                    .filter(w -> !all.contains(w))
                    .forEach(missing::add);
            assertThat(missing).isEmpty();
            assertThat(all).contains("[U+4E2D]").contains("alert(1)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary.html?", "summary.pdf?", "summary.pdf?confidential=false&"})
    void aProtectedAddressIsNotHandedOutUnasked(String path) {
        try (WebServer server = WebServer.start(made.inquiry(), 0)) {
            HttpResponse<String> answer =
                    new Http(server.url()).get("api/v1/" + path + "seed=" + made.seed());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Http.parse(answer.body()).get("detail").textValue())
                    .contains("nothing was exported")
                    .contains("protected address");
        }
    }

    @Test
    void everyLinkSaysWhereItLeads() throws Exception {
        int links = 0;
        try (PDDocument pdf = Loader.loadPDF(SummaryPdf.of(summary(), Paper.A4).toArray())) {
            for (PDPage page : pdf.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    links++;
                    assertThat(annotation.getContents()).isEqualTo("To the footnote");
                }
            }
        }
        assertThat(links).isGreaterThan(5);
    }

    @Test
    void everyPageOfAConfidentialOneSaysSo() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(SummaryPdf.of(summary(), Paper.A4).toArray())) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(pdf))
                        .as("page %d", page)
                        .contains("CONFIDENTIAL: contains protected addresses");
            }
        }
        assertThat(SummaryPage.html(summary()))
                .contains("CONFIDENTIAL: contains protected addresses");
    }

    @Test
    void theApiGivesBothOut() {
        try (WebServer server = WebServer.start(made.inquiry(), 0)) {
            Http http = new Http(server.url());
            HttpResponse<String> page =
                    http.get(
                            "api/v1/summary.html?confidential=true&policyChosen=after&preparedBy=%s&seed=%s"
                                    .formatted(Http.encode(HOSTILE), made.seed()));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .contains("frame-ancestors 'none'");
            assertThat(page.body())
                    .doesNotContain("<script")
                    .contains("after the figures were seen");
            HttpResponse<String> pdf =
                    http.get("api/v1/summary.pdf?confidential=true&seed=" + made.seed());
            assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(pdf.headers().firstValue("Content-Disposition"))
                    .hasValue("inline; filename=\"CONFIDENTIAL-flow-summary.pdf\"");
            assertThat(pdf.body()).startsWith("%PDF-1.");
            assertThat(http.get("api/v1/summary.pdf?paper=a3&seed=" + made.seed()).statusCode())
                    .isEqualTo(400);
            assertThat(
                            http.get("api/v1/summary.html?policyChosen=later&seed=" + made.seed())
                                    .statusCode())
                    .isEqualTo(400);
        }
    }
}
