package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is put in: what can be read is used, and what cannot is told of in a line with its number. */
class DiagnoseBadInputTest {
    private static final String HEADER = """
            {"trace":1,"name":"calm","origin":"simulated","label":{"port":80,"pattern":"HEALTHY","since":1}}
            """;

    private static String observations = "";

    @TempDir
    Path folder;

    /** Ten looks at a service that nobody visits. */
    @BeforeAll
    static void makeObservations() {
        observations = IntStream.range(0, 10).mapToObj("""
                {"version":1,"at":"2026-11-22T10:30:0%1$d.5Z","nanos":1%1$d500000000,"closeWait":[],"listeners":[{\
                "local":"127.0.0.1:80","cookie":"1","inode":1,"pid":9,"receiveQueue":0}],"processes":[{"pid":9,\
                "startTicks":1,"command":"java","stopped":false,"runningNanos":0,"waitingNanos":0,\
                "throttledNanos":0}],"host":{"processors":2,"loadAverage":0.5}}
                """::formatted).collect(Collectors.joining());
    }

    @Test
    void whatCanBeReadIsUsed() throws IOException {
        CommandLineRun run = diagnose(observations);

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anyMatch(line -> line.contains("HEALTHY on port 80 of pid 9"));
    }

    @Test
    void aLineThatIsCutOffIsNamedAndWhatCameBeforeCounts() throws IOException {
        CommandLineRun run = diagnose(observations.substring(0, observations.length() - 30));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err())
                .containsExactly("closewait: " + file() + ", line 10: ends in the middle of an observation:"
                        + " who wrote it was stopped; the 9 observations before count");
        assertThat(run.out()).anyMatch(line -> line.contains("HEALTHY"));
    }

    @Test
    void aBadLineInTheMiddleIsPassedOver() throws IOException {
        String[] lines = observations.split("\n", -1);
        lines[4] = lines[4].replace("\"nanos\"", "\"nano\"");

        CommandLineRun run = diagnose(String.join("\n", lines));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).singleElement()
                .asString()
                .startsWith(
                        "closewait: " + file()
                                + ", line 5: field 'nano' is not known in version 1; expected one of version,")
                .endsWith("; passed over");
    }

    @Test
    void whatIsSomethingElseIsGivenUp() throws IOException {
        CommandLineRun run = diagnose("tcp  160  0 my_server_name:http\n".repeat(1_000));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasSize(11)
                .last()
                .asString()
                .isEqualTo("closewait: " + file()
                        + ": 10 lines in a row are no observations; no observation came before. Expected is what 'closewait"
                        + " observe' prints");
    }

    @Test
    void onceItHasBegunGivingUpKeepsWhatWasFound() throws IOException {
        CommandLineRun run = diagnose(observations + "noise\n".repeat(20));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).last().asString().contains("the 10 observations before count");
        assertThat(run.out()).anyMatch(line -> line.contains("HEALTHY"));
    }

    @Test
    void manyBadLinesDoNotFillTheScreen() throws IOException {
        CommandLineRun run = diagnose(("noise\n" + observations).repeat(30));

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).hasSize(23)
                .endsWith("closewait: " + file() + ": 10 more lines could not be read",
                        "closewait: " + file() + ": the clock went back 29 times in all");
    }

    @Test
    void whereTheClockGoesBackTheDetectorBeginsAnew() throws IOException {
        String first = observations.lines().findFirst().orElseThrow() + "\n";

        CommandLineRun run = diagnose(observations + first);

        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.err()).containsExactly(
                "closewait: " + file()
                        + ": the clock went back after 10 observations, as where another recording begins or"
                        + " the machine was started anew; none of them counts from here on",
                "closewait: " + file() + ": 1 observation is too few to say anything");
    }

    @Test
    void aNewerVersionIsRefusedInOneLine() throws IOException {
        CommandLineRun run = diagnose(observations.replace("\"version\":1", "\"version\":2"));

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).containsExactly("closewait: " + file() + ", line 1: version 2 of observations; this"
                + " closewait reads up to version 1: use a newer one");
    }

    @Test
    void aCompressedTraceThatIsCutOffIsToldOfInOneLine() throws IOException {
        byte[] whole = compressed(HEADER + observations);
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1)); // all lines are there, and the end is not

        CommandLineRun run = CommandLineRun.of("diagnose", file().toString());

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).containsExactly("closewait: " + file() + ", line 12: is cut off: what is compressed ends"
                + " too soon: who wrote it was stopped; the 10 observations before count");
        assertThat(run.out()).anyMatch(line -> line.contains("HEALTHY"));
    }

    @Test
    void aBadHeaderIsPassedOver() throws IOException {
        CommandLineRun run = diagnose(HEADER.replace("simulated", "dreamt") + observations);

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).containsExactly("closewait: " + file() + ", line 1: field 'origin' expected one of"
                + " recorded, simulated, is the text 'dreamt'; passed over");
        assertThat(run.out()).anyMatch(line -> line.contains("HEALTHY"));
    }

    @Test
    void aTraceOfANewerVersionIsRefusedInOneLine() throws IOException {
        CommandLineRun run = diagnose(HEADER.replace("\"trace\":1", "\"trace\":2") + observations);

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).containsExactly("closewait: " + file() + ", line 1: version 2 of traces; this closewait"
                + " reads up to version 1: use a newer one");
    }

    @Test
    void aLabelBelongsToARecordingOfOneService() {
        CommandLineRun nowhere = CommandLineRun.of("watch", "--label", "LEAK", "--port", "80", "--for", "1s");
        CommandLineRun ofAll = CommandLineRun.of("watch", "--label", "LEAK", "--record", file().toString());

        assertThat(nowhere.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(nowhere.err().getFirst())
                .isEqualTo("closewait: --label LEAK: stands in a trace; expected --record FILE with it");
        assertThat(ofAll.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(ofAll.err().getFirst()).isEqualTo("closewait: --label LEAK: of which service? expected --port with"
                + " it, or --pid for outgoing connections");
        assertThat(file()).doesNotExist();
    }

    @Test
    void ofNothingNothingCanBeSaid() throws IOException {
        CommandLineRun run = diagnose("\n");

        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.err())
                .containsExactly(
                        "closewait: " + file() + ": there is no observation in it; 'closewait observe' prints some");
    }

    @Test
    void noiseIsGivenUp() throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(4).nextBytes(noise);
        Files.write(file(), noise);

        CommandLineRun run = CommandLineRun.of("diagnose", file().toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err()).hasSize(11).allMatch(line -> line.startsWith("closewait: " + file()));
    }

    @Test
    void whatCannotBeOpenedIsNamed() {
        List<String> missing = CommandLineRun.of("diagnose", folder.resolve("none").toString()).err();
        List<String> aFolder = CommandLineRun.of("diagnose", folder.toString()).err();

        assertThat(missing.getFirst())
                .isEqualTo(
                        "closewait: " + folder.resolve("none") + ": cannot be read (there is no such file or folder)"
                                + "; expected a file of observations, or '-' for standard input");
        assertThat(aFolder.getFirst()).endsWith(": is a folder; expected a file of observations");
    }

    @Test
    void aRecordingIsNotWrittenOver() throws IOException {
        Files.writeString(file(), "precious");

        CommandLineRun run = CommandLineRun.of("watch", "--for", "1s", "--record", file().toString());

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().getFirst()).isEqualTo("closewait: --record " + file()
                + ": there is a file of this name, and it is not written over; remove it, or name another");
        assertThat(file()).hasContent("precious");
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = TraceWriter.compressing(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private CommandLineRun diagnose(String text) throws IOException {
        Files.writeString(file(), text);
        return CommandLineRun.of("diagnose", file().toString());
    }

    private Path file() {
        return folder.resolve("observations.jsonl");
    }
}
