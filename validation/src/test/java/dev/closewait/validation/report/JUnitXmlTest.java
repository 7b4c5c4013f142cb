package dev.closewait.validation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.validation.score.ContestantCard;
import dev.closewait.validation.score.TraceResult.Mark;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
    @Test
    void whoWasNamedHasACaseForEachTraceAndABaselineHasNone() throws Exception {
        Document xml = parse(JUnitXml.of(MadeUp.report()));

        ContestantCard ours = MadeUp.report().subjects().getFirst();
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("survival");
        assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(ours.results().size()));
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(ours.results().size());
    }

    @Test
    void wrongIsAFailureAndLostIsAnError() throws Exception {
        Report about = new Report(MadeUp.scorecard(), Set.of("threshold"), Optional.empty());
        ContestantCard threshold = about.subjects().getFirst();

        Document xml = parse(JUnitXml.of(about));

        assertThat(Report.count(threshold, Mark.WRONG)).isPositive();
        assertThat(Report.count(threshold, Mark.LOST)).isPositive();
        assertThat(xml.getElementsByTagName("failure").getLength())
                .isEqualTo((int) Report.count(threshold, Mark.WRONG));
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo((int) Report.count(threshold, Mark.LOST));
        assertThat(((Element) xml.getElementsByTagName("error").item(0)).getAttribute("message"))
                .isEqualTo("crashed with exit code 3: KeyError: 'closeWait'");
    }

    @Test
    void aRegressionIsAFailureOfItsOwnThatNamesTheTraces() throws Exception {
        Document xml = parse(JUnitXml.of(MadeUp.report()));

        Element comparison = (Element) xml.getElementsByTagName("testsuite").item(1);
        assertThat(comparison.getAttribute("failures")).isEqualTo("1");
        assertThat(comparison.getElementsByTagName("failure").item(0).getTextContent())
                .contains("leak-3 was told right");
    }

    @Test
    void hostileNamesStayText() throws Exception {
        Document xml = parse(JUnitXml.of(MadeUp.hostile()));

        assertThat(((Element) xml.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .startsWith("</title><script>alert(\"1\")</script>&amp; 'x'")
                .endsWith("]]>");
    }

    private static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }
}
