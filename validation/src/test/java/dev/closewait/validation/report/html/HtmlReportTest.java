package dev.closewait.validation.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.validation.report.MadeUp;
import dev.closewait.validation.report.Report;
import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.Scorecard;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static Stream<Report> reports() {
        return Stream.of(MadeUp.report(), MadeUp.hostile(),
                new Report(new Scorecard("standard", List.of(), List.of(), List.of(), 0), Set.of(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isWellFormedAndLoadsNothingAndRunsNothing(Report report) throws Exception {
        Document page = parse(HtmlReport.of(report));

        for (Element element : elements(page, "*")) {
            assertThat(element.getTagName()).isNotIn("script", "link", "img", "iframe", "object", "image", "use");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on")
                        .isNotIn("src", "href", "xlink:href");
            }
        }
        assertThat(elements(page, "style").getFirst().getTextContent()).doesNotContain("url(", "@import");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyFigureSaysWhatThereIsToSeeInItAndNoNameIsGivenTwice(Report report) throws Exception {
        Document page = parse(HtmlReport.of(report));

        List<String> ids = elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Element figure : elements(page, "svg")) {
            if (figure.getAttribute("role").equals("img")) {
                assertThat(ids).contains(figure.getAttribute("aria-labelledby").split(" ", -1));
                assertThat(figure.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
            }
        }
    }

    @Test
    void whatComesFromOutsideIsTextWhateverItIs() throws Exception {
        String page = HtmlReport.of(MadeUp.hostile());

        assertThat(page).doesNotContain("<script", "\u001b", "\u0007", "\u202E");
        assertThat(elements(parse(page), "th").stream().map(Element::getTextContent))
                .anyMatch(text -> text.startsWith("</title><script>alert(\"1\")</script>&amp;"));
    }

    @Test
    void hasAMatrixForEverybodyWithACellForEveryAnswer() throws Exception {
        Document page = parse(HtmlReport.of(MadeUp.report()));

        List<ContestantCard> cards = MadeUp.scorecard().contestants();
        List<Element> matrices = elements(page, "table").stream()
                .filter(table -> table.getAttribute("class").equals("confusion"))
                .toList();
        assertThat(matrices).hasSameSizeAs(cards);
        for (int i = 0; i < cards.size(); i++) {
            int told = elements(matrices.get(i), "td").stream()
                    .map(Element::getTextContent)
                    .filter(text -> !text.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(told).as(cards.get(i).name()).isEqualTo(cards.get(i).results().size());
        }
    }

    @Test
    void showsEveryRecordedTraceWithTheMomentsOfTruthAndOfDiagnosis() throws Exception {
        List<Element> traces = elements(parse(HtmlReport.of(MadeUp.report())), "article");

        assertThat(traces).hasSizeGreaterThanOrEqualTo(24);
        for (Element trace : traces) {
            List<String> kinds = elements(trace, "line").stream().map(line -> line.getAttribute("class")).toList();
            assertThat(kinds).anyMatch(kind -> kind.startsWith("truth p-"));
            long found = elements(trace, "span").stream()
                    .map(Element::getTextContent)
                    .filter(said -> said.startsWith("right"))
                    .count();
            assertThat(kinds.stream().filter("moment"::equals)).hasSize((int) found);
        }
    }

    @Test
    void everyPatternHasItsColourInLightAndDark() {
        String page = HtmlReport.of(MadeUp.report());

        for (Pattern pattern : Pattern.values()) {
            String name = "--" + Palette.of(pattern).substring(2) + ": #";
            assertThat(page.split(name, -1)).as(name).hasSize(3);
        }
    }

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getElementsByTagName(name));
    }

    private static List<Element> elements(Element element, String name) {
        return elements(element.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
