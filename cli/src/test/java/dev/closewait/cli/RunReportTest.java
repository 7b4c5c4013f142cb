package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A run of two scenarios, one of which wants what the kernel will not show, as the files of a report tell it. */
class RunReportTest {
    @TempDir
    Path folder;

    @Test
    void aBuildServerAndAPersonAreToldTheSame() throws Exception {
        String calm = CalmScenario.in(folder);
        Path hoped = folder.resolve("hoped.yaml");
        Files.writeString(hoped, Files.readString(Path.of(calm))
                .replace("name: calm", "name: hoped")
                .replace("kernel: {}", "kernel: { closeWait: { atLeast: 1000 } }"));
        Path page = folder.resolve("run.html");
        Path suites = folder.resolve("run.xml");

        CommandLineRun run = CommandLineRun.of("run", calm, hoped.toString(), "--html", page.toString(), "--junit",
                suites.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        Document xml = parsed(Files.readString(suites));
        assertThat(text(xml, "testsuite", "name")).containsExactly("calm", "hoped");
        assertThat(text(xml, "testsuite", "errors")).containsExactly("0", "1");
        assertThat(text(xml, "testcase", "name")).containsExactly("calm", "hoped");
        assertThat(text(xml, "error", "type")).containsExactly("UNKNOWN");
        assertThat(xml.getElementsByTagName("error").item(0).getTextContent())
                .contains("did not hold: the count's peak was", "said: ");

        Document html = parsed(Files.readString(page).replaceFirst("<!DOCTYPE html>", ""));
        assertThat(html.getElementsByTagName("h1").item(0).getTextContent()).startsWith("UNKNOWN: 2 runs in ");
        assertThat(html.getElementsByTagName("article").getLength()).isEqualTo(2);
        assertThat(html.getElementsByTagName("article").item(1).getTextContent())
                .contains("hoped", "nothing was reproduced", "did not hold: the count's peak was");
        assertThat(Files.readString(page)).doesNotContain("<script", "http://", "https://");
    }

    @Test
    void aSkippedScenarioIsCountedAndSaysWhy() throws IOException {
        Path suites = folder.resolve("run.xml");
        Path foreign = folder.resolve("foreign.yaml");
        Files.writeString(foreign, Files.readString(Path.of(CalmScenario.in(folder)))
                .replace("name: calm", "name: foreign")
                .replace("server: {}", "server: { image: 'example/none:1', port: 80 }"));

        CommandLineRun run = CommandLineRun.of("run", foreign.toString(), "--junit", suites.toString());

        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(Files.readString(suites)).contains("tests=\"1\"", "skipped=\"1\"", "<skipped message=\"");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingRuns() throws IOException {
        CommandLineRun run = CommandLineRun.of("run", CalmScenario.in(folder), "--html",
                folder.resolve("nowhere").resolve("run.html").toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().getFirst()).contains("--html", "there is no folder");
    }

    private static Document parsed(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> text(Document document, String element, String attribute) {
        NodeList all = document.getElementsByTagName(element);
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> ((Element) all.item(i)).getAttribute(attribute))
                .toList();
    }
}
