package dev.closewait.detector.explain;

import static dev.closewait.detector.explain.Samples.explain;
import static dev.closewait.detector.explain.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
    private static final String CRAWLED = """
            tcp      160      0 my_server_name:http         my_server_name:51584        CLOSE_WAIT
            tcp        0      0 my_server_name:http         my_server_name:50827        CLOSE_WAIT
            tcp      382      0 my_server_ip.static.:http b3090792.crawl.yahoo.:58663 CLOSE_WAIT
            tcp      576      0 my_server_ip.static.:http b3090792.crawl.yahoo.:38278 CLOSE_WAIT
            tcp       47      0 my_server_ip.static.:http CLOSE_WAIT
            """;

    @Test
    void namesAndAMissingRemoteEndAreRead() {
        Explanation explanation = explain(CRAWLED);

        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(in(explanation, Stopped.REQUEST_UNREAD)).isEqualTo(4);
        assertThat(in(explanation, Stopped.END_OF_STREAM_CONSUMED)).isEqualTo(1);
        assertThat(explanation.groups().getFirst().says()).contains("46 to 575 bytes");
        assertThat(explanation.suggests()).contains("All 5 are on local port http (80): one service.");
        assertThat(explanation.cannotTell())
                .contains("1 row without both ends and ports: cannot be found again in another"
                        + " snapshot.");
        assertThat(explanation.next().getFirst().command()).isEqualTo("ss -tinpe state close-wait sport = :80");
    }

    @Test
    void oneSnapshotWithoutAgesNeverMakesALeak() {
        String many = rows(1, 5_000);

        Explanation explanation = explain(many);

        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(explanation.summary()).doesNotContain("leak");
    }

    @Test
    void socketsThatStayForAMinuteAreAProblem() {
        Explanation explanation = explain("2026-11-22 10:00:00\n" + rows(1, 4) + "2026-11-22 10:01:00\n" + rows(1, 6));

        assertThat(explanation.finding()).isEqualTo(Finding.PROBLEM);
        assertThat(explanation.movement().heldThroughout()).isEqualTo(4);
    }

    @Test
    void socketsThatStayForLessAreNot() {
        assertThat(explain("2026-11-22 10:00:00\n" + rows(1, 4) + "2026-11-22 10:00:59\n" + rows(1, 6)).finding())
                .isEqualTo(Finding.COULD_NOT_TELL);
    }

    @Test
    void socketsThatStayWithoutTimesAreNot() {
        Explanation explanation = explain(rows(1, 4) + "\n" + rows(1, 6));

        assertThat(explanation.movement().snapshots()).isEqualTo(2);
        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(explanation.cannotTell()).anyMatch(sentence -> sentence.contains("'date'"));
    }

    @Test
    void socketsThatAllLeaveAreNothingWrong() {
        Explanation explanation = explain("Sun Nov 22 10:00:00 UTC 2026\n" + rows(1, 300)
                + "Sun Nov 22 10:00:05 UTC 2026\n" + rows(301, 700));

        assertThat(explanation.finding()).isEqualTo(Finding.NOTHING_WRONG);
        assertThat(explanation.movement().left()).isEqualTo(300);
    }

    @Test
    void oneSocketThatLeavesTellsNothingOfThousandsThatCame() {
        Explanation explanation = explain("2026-11-22 10:00:00\n" + rows(1, 1)
                + "2026-11-22 11:00:00\n" + rows(2, 5_001));

        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(explanation.summary()).isEqualTo("5,000 sockets in CLOSE_WAIT, far more than the one that was seen"
                + " to leave: whether these stay takes one more look.");
        assertThat(explanation.suggests()).noneMatch(sentence -> sentence.contains("churn"));
    }

    @Test
    void manyLooksOfAFewSocketsTellNothingOfThousandsThatCame() {
        assertThat(explain(rows(1, 40) + "\n" + rows(41, 80) + "\n" + rows(81, 120) + "\n" + rows(121, 320)).finding())
                .isEqualTo(Finding.COULD_NOT_TELL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void socketsThatLeaveTellNothingOfRowsThatCannotBeFoundAgain(int leaving) {
        String withoutRemote = "tcp       47      0 my_server_ip.static.:http CLOSE_WAIT\n".repeat(100);

        Explanation explanation = explain("2026-11-22 10:00:00\n" + rows(1, leaving) + withoutRemote
                + "2026-11-22 11:00:00\n" + withoutRemote);

        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(explanation.summary()).isEqualTo("100 sockets in CLOSE_WAIT, too few of which can be found again in"
                + " another snapshot.");
        assertThat(explanation.suggests()).noneMatch(sentence -> sentence.contains("churn"));
    }

    @Test
    void socketsThatLeaveTellNothingOfThoseThatAreNotFollowed() {
        Explanation explanation = explain(rows("10.1", Timeline.MOST_FOLLOWED) + "\n"
                + rows("10.2", Timeline.MOST_FOLLOWED + 1));

        assertThat(explanation.movement().stayed()).isZero();
        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
    }

    @Test
    void socketsThatLeaveTellNothingOfALookThatCannotBeCompared() {
        String listed = "java 811 app 7u IPv4 48211 0t0 TCP 10.0.0.1:8080->10.0.0.2:20301 (CLOSE_WAIT)\n";

        assertThat(explain(rows(1, 300) + "\n" + rows(301, 600) + "\n" + listed).finding())
                .isEqualTo(Finding.COULD_NOT_TELL);
    }

    @Test
    void oneSocketThatLeavesIsToldAsOne() {
        assertThat(explain("10:00:00\n" + rows(1, 1) + "10:00:05\n" + rows(2, 2)).summary())
                .isEqualTo("The one socket that was in CLOSE_WAIT at one look was gone at the next: a short connection,"
                        + " and it is closed.");
    }

    @Test
    void aPortThatIsUsedAgainByAnotherSocketIsAnother() {
        String row = " 1: 0100007F:1F90 0200007F:CE13 08 00000000:00000000 00:00000000 00000000  0 0 %d\n";

        Explanation explanation = explain("1795341600\n" + row.formatted(77) + "1795341700\n" + row.formatted(78));

        assertThat(explanation.finding()).isEqualTo(Finding.NOTHING_WRONG);
        assertThat(explanation.movement().stayed()).isZero();
    }

    @Test
    void aRepeatedHeaderBeginsASnapshot() {
        String header = "Proto Recv-Q Send-Q Local Address           Foreign Address         State\n";

        assertThat(explain(header + rows(1, 2) + header + rows(1, 3) + header).movement()).satisfies(movement -> {
            assertThat(movement.snapshots()).isEqualTo(3);
            assertThat(movement.last()).isZero();
            assertThat(movement.left()).isEqualTo(3);
        });
    }

    @Test
    void aTextWithABlankLineBetweenAllRowsIsOneSnapshot() {
        assertThat(explain(rows(1, 5).replace("\n", "\n\n")).movement().snapshots()).isEqualTo(1);
    }

    @Test
    void aHeaderWithoutRowsSaysThatNothingIsInThatState() {
        Explanation explanation = explain("Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n");

        assertThat(explanation.finding()).isEqualTo(Finding.NOTHING_WRONG);
        assertThat(explanation.closeWait()).isZero();
    }

    @Test
    void theStateThatTheCommandLineAsksForIsBelieved() {
        Explanation explanation = explain("""
                app@web1:~$ ss -tn state time-wait
                Recv-Q Send-Q Local Address:Port Peer Address:Port Process
                0      0      10.0.0.1:80        10.0.0.2:51584
                """);

        assertThat(explanation.finding()).isEqualTo(Finding.NOTHING_WRONG);
        assertThat(explanation.closeWait()).isZero();
    }

    @Test
    void aPoolOfAClientIsNoProblemHoweverOld() {
        Explanation explanation = explain("""
                State      Recv-Q Send-Q Local Address:Port Peer Address:Port Process
                CLOSE-WAIT 1      0      10.0.0.1:41000     10.0.0.9:3306 users:(("java",pid=811,fd=7))
                	 cubic rto:204 lastsnd:900000 lastrcv:900000 lastack:900000 rcv_space:65483
                CLOSE-WAIT 1      0      10.0.0.1:41002     10.0.0.9:3306 users:(("java",pid=811,fd=8))
                	 cubic rto:204 lastsnd:900000 lastrcv:900000 lastack:900000 rcv_space:65483
                """);

        assertThat(explanation.finding()).isEqualTo(Finding.COULD_NOT_TELL);
        assertThat(explanation.suggests().getFirst()).contains("remote port 3306", "pool");
        assertThat(explanation.next().getFirst().command()).endsWith("dport = :3306");
        assertThat(explanation.next()).extracting(NextCommand::command).contains("jcmd 811 Thread.print");
    }

    @Test
    void aSocketThatIsStillSentToIsNotForgotten() {
        assertThat(explain("""
                CLOSE-WAIT 0 0 10.0.0.1:80 10.0.0.2:51584 ino:7 sk:1
                	 cubic data_segs_out:900 data_segs_in:1 lastsnd:20 lastrcv:900000 lastack:900000 rcv_space:65483
                """).finding()).isEqualTo(Finding.COULD_NOT_TELL);
    }

    @Test
    void youngSocketsAreNothingWrong() {
        assertThat(explain("""
                CLOSE-WAIT 0 0 10.0.0.1:80 10.0.0.2:51584 ino:7 sk:1
                	 cubic lastsnd:20 lastrcv:20 lastack:20 rcv_space:65483
                """).finding()).isEqualTo(Finding.NOTHING_WRONG);
    }

    @Test
    void linesThatAreNotUnderstoodAreCountedAndTheRestIsUsed() {
        Explanation explanation = explain("Hello,\nthis is what I see:\n" + rows(1, 3) + "What now?\n");

        assertThat(explanation.closeWait()).isEqualTo(3);
        assertThat(explanation.report().notUnderstood()).isEqualTo(3);
        assertThat(explanation.report().examples()).containsExactly(1L, 2L, 6L);
    }

    @Test
    void cutOffStatesAreReadWhereTheyCanBeAndLeftOutWhereNot() {
        Explanation explanation = explain("""
                tcp        0      0 10.0.0.1:80  10.0.0.2:51584  CLOSE_WA
                tcp        0      0 10.0.0.1:80  10.0.0.2:51585
                tcp        0      0 10.0.0.1:80  10.0.0.2:51586  CLOSE_WAIT
                """);

        assertThat(explanation.closeWait()).isEqualTo(2);
        assertThat(explanation.cannotTell()).contains("The state of 1 row, where it is cut off: left out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello\n", "\u0000\u0001\u0002\ufffd\n\ufffd", "{\"version\":1}"})
    void textWithoutARowIsRefusedInOneLine(String text) {
        assertThatThrownBy(() -> Explainer.explain(new StringReader(text))).isInstanceOf(UnusableTextException.class)
                .hasMessageContaining("expected rows of netstat, ss, lsof or /proc/net/tcp")
                .hasMessageNotContaining("\n");
    }

    @Test
    void textOfWhichHardlyAnythingIsReadTellsNothing() {
        assertThat(explain("one\ntwo\nthree\ntcp 0 0 10.0.0.1:80 10.0.0.2:51584 ESTABLISHED\n").finding())
                .isEqualTo(Finding.COULD_NOT_TELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sl", "sl \ufffd", "State of things", "Proto", "Recv-Q 7", "COMMAND", "Netid x"})
    void aWordOfAHeaderIsNoHeader(String text) {
        assertThatThrownBy(() -> Explainer.explain(new StringReader(text))).isInstanceOf(UnusableTextException.class);
    }

    @Test
    void aRefusalNamesTheFirstLine() {
        assertThatThrownBy(() -> Explainer.explain(new StringReader("\n\nhello\nworld\n")))
                .hasMessageStartingWith("line 3: \"hello\" is no socket (1 more line like it)");
    }

    @Test
    void aPortThatIsNoNameGetsIntoNoCommand() {
        assertThat(explain("tcp 0 0 web1:80;reboot 10.0.0.2:51584 CLOSE_WAIT").next()).extracting(NextCommand::command)
                .noneMatch(command -> command.contains("reboot"));
    }

    @Test
    void aPortWithAnUnknownNameIsAskedForByItsName() {
        assertThat(explain("tcp 0 0 web1:my-app 10.0.0.2:51584 CLOSE_WAIT").next().getFirst().command())
                .endsWith("sport = :my-app");
    }

    @Test
    void moreSocketsThanAreFollowedAreCountedAndSaid() {
        Explanation explanation = explain(rows("10.1", Timeline.MOST_FOLLOWED + 1));

        assertThat(explanation.closeWait()).isEqualTo(Timeline.MOST_FOLLOWED + 1);
        assertThat(explanation.cannotTell()).anyMatch(sentence -> sentence.startsWith("Which of 1 row stay"));
    }

    /** Rows of so many connections from a network: more than one host has ports for. */
    private static String rows(String network, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "tcp 0 0 10.0.0.1:80 " + network + "." + i / 60_000 + ".2:" + i % 60_000
                        + " CLOSE_WAIT\n")
                .collect(Collectors.joining());
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "tcp        0      0 10.0.0.1:8080           10.0.0.2:" + (20_000 + i)
                        + "         CLOSE_WAIT\n")
                .collect(Collectors.joining());
    }
}
