package dev.closewait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.cli.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final String CRAWLED = """
            tcp      160      0 my_server_name:http         my_server_name:51584        CLOSE_WAIT
            tcp        0      0 my_server_name:http         my_server_name:50827        CLOSE_WAIT
            tcp      382      0 my_server_ip.static.:http b3090792.crawl.yahoo.:58663 CLOSE_WAIT
            tcp      576      0 my_server_ip.static.:http b3090792.crawl.yahoo.:38278 CLOSE_WAIT
            tcp       47      0 my_server_ip.static.:http CLOSE_WAIT
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysWhatRowsRevealWhatTheySuggestWhatTheyCannotTellAndWhatToRunNext() throws IOException {
        CommandLineRun run = explain(CRAWLED);

        assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().getFirst()).startsWith("COULD NOT TELL  5 sockets in CLOSE_WAIT");
        assertThat(run.out()).containsSubsequence("What the rows reveal", "What the whole suggests",
                "What this cannot tell", "Run next", "  ss -tinpe state close-wait sport = :80");
        assertThat(run.out()).noneMatch(line -> line.contains("\033") || line.endsWith(" "));
        assertThat(run.out()).allMatch(line -> line.length() <= 100 || line.startsWith("  for "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | tcp 0 0 10.0.0.1:80 10.0.0.2:51584 ESTABLISHED",
        "1 | CLOSE-WAIT 0 0 10.0.0.1:80 10.0.0.2:51584 ino:7 lastsnd:90000 lastrcv:90000 lastack:90000",
        "2 | tcp 0 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT",
        "64 | There are far too many sockets in this server."})
    void theExitCodeSaysWhatItComesTo(int code, String text) throws IOException {
        assertThat(explain(text).code()).isEqualTo(code);
    }

    @Test
    void textWithoutARowIsOneClearLine() throws IOException {
        CommandLineRun run = explain("\n\nHelp!\n");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().getFirst()).startsWith("closewait: ")
                .contains("pasted.txt: line 3: \"Help!\" is no socket",
                        "expected rows of netstat, ss, lsof or /proc/net/tcp");
    }

    @Test
    void aMissingFileIsNamed() {
        CommandLineRun run = CommandLineRun.of("explain", "/no/such/file.txt");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(run.err().getFirst()).contains("/no/such/file.txt: cannot be read (there is no such file or folder)"
                + "; expected a file of pasted output, or '-' for standard input");
    }

    @Test
    void jsonIsOneVersionedLine() throws IOException {
        CommandLineRun run = explain(CRAWLED, "--format", "json");
        JsonNode line = JsonMapper.builder().build().readTree(run.lastLine());

        assertThat(run.out()).hasSize(1);
        assertThat(line.get("version").asInt()).isEqualTo(1);
        assertThat(line.get("final").asBoolean()).isTrue();
        assertThat(line.get("finding").asString()).isEqualTo("COULD_NOT_TELL");
        assertThat(line.get("closeWait").asInt()).isEqualTo(5);
        assertThat(line.get("rows").get(0).get("stopped").asString()).isEqualTo("REQUEST_UNREAD");
        assertThat(line.get("rows").get(0).get("receiveQueue").get("most").asInt()).isEqualTo(576);
        assertThat(line.get("next").get(0).get("command").asString())
                .isEqualTo("ss -tinpe state close-wait sport = :80");
    }

    @Test
    void linesThatAreNotUnderstoodAreNamed() throws IOException {
        assertThat(explain("Hello,\n" + CRAWLED).lastLine())
                .isEqualTo("Not understood, and passed over: line 1; the first reads \"Hello,\".");
    }

    @Test
    void onATerminalWhatOthersWroteIsNoMarkup() throws IOException {
        Path file = Files.writeString(folder.resolve("pasted.txt"),
                "tcp 0 0 @|red,bold:80 10.0.0.2:51584 CLOSE_WAIT\ntcp 0 0 |@\\$1:80 10.0.0.2:51585 CLOSE_WAIT\n");
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), true, true, true,
                true, 100);

        assertThat(Main.run(terminal, "explain", file.toString())).isEqualTo(ExitCode.UNKNOWN);
        assertThat(out.toString()).contains("@|red,bold:80", "|@\\$1:80", "\033[");
    }

    private CommandLineRun explain(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("pasted.txt"), text);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "explain";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandLineRun.of(arguments);
    }
}
