package dev.closewait.detector.explain;

import static dev.closewait.detector.explain.Samples.explain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.explain.paste.PastedSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What terminals, mail programs and other systems make of a row. */
class ToleranceTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "tcp        1      0 10.0.0.1:80             10.0.0.2:51584          CLOSE_WAIT 811/java",
        "tcp\t1\t0\t10.0.0.1:80\t10.0.0.2:51584\tCLOSE_WAIT",
        "> tcp 1 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT",
        "12: tcp 1 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT",
        "Nov 22 10:00:00 web1 tcp 1 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT",
        "\033[31mtcp 1 0 10.0.0.1:80 10.0.0.2:51584 \033[1mCLOSE_WAIT\033[0m\r",
        "1 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT",
        "10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT",
        "  TCP    10.0.0.1:80        10.0.0.2:51584     CLOSE_WAIT      811",
        "tcp4       0      0  10.0.0.1.80            10.0.0.2.51584         CLOSE_WAIT",
        "tcp6       0      0 ::ffff:10.0.0.1:80      ::ffff:10.0.0.2:51584   CLOSE_WAIT",
        "CLOSE-WAIT 1 0 [::ffff:10.0.0.1]:80 [::ffff:10.0.0.2]:51584",
        "tcp   CLOSE-WAIT 1      0      10.0.0.1%eth0:80   10.0.0.2:51584",
        "1      0      10.0.0.1:80        10.0.0.2:51584",
        "java 811 app 7u IPv4 48211 0t0 TCP 10.0.0.1:80->10.0.0.2:51584 (CLOSE_WAIT)",
        "java 811 812 pool-1-t app 7u IPv4 48211 0t0 TCP 10.0.0.1:http->10.0.0.2:51584 (CLOSE_WAIT)",
        "TCP 10.0.0.1:80->10.0.0.2:51584 (CLOSE_WAIT",
        "0: 0100000A:0050 0200000A:C980 08 00000000:00000001 00:00000000 00000000 0 0 7",
        "/proc/net/tcp:   0: 0100000A:0050 0200000A:C980 08 00000000:00000001",
        "0100000A:0050 0200000A:C980 08"})
    void isRead(String row) {
        Explanation explanation = explain(row);

        assertThat(explanation.closeWait()).isEqualTo(1);
        assertThat(explanation.groups().getFirst().examples().getFirst().local().host()).isEqualTo("10.0.0.1");
        assertThat(explanation.groups().getFirst().examples().getFirst().remote().orElseThrow()).hasToString(
                "10.0.0.2:51584");
        assertThat(explanation.next()).extracting(NextCommand::command).contains("closewait watch --port 80");
    }

    @Test
    void theSameConnectionInAnyNotationIsTheSame() {
        assertThat(explain("""
                2026-11-22T10:00:00Z
                tcp6 0 0 2001:db8:0:0:0:0:0:1:443 2001:db8::2:51584 CLOSE_WAIT
                2026-11-22T10:05:00Z
                tcp6 0 0 [2001:DB8::1]:https [2001:db8:0::0:2]:51584 CLOSE_WAIT
                """.replace(":https", ":443")).finding()).isEqualTo(Finding.PROBLEM);
    }

    @Test
    void aRowThatTheTerminalBrokeIsPutTogether() {
        Explanation explanation = explain("""
                CLOSE-WAIT 0      0      10.0.0.1:80     10.0.0.2:51584
                users:(("Web Content",pid=811,fd=7)) ino:7 sk:1
                cubic wscale:7,7 rto:204 data_segs_in:1
                data_segs_out:1 lastsnd:100000 lastrcv:100000 lastack:99000 rcv_space:65483
                """);

        assertThat(explanation.finding()).isEqualTo(Finding.PROBLEM);
        assertThat(explanation.suggests()).anyMatch(sentence -> sentence.contains("Web Content, pid 811"));
        assertThat(explanation.report().notUnderstood()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$ netstat -tn", "root@web1:~# ss -tn", "[app@web1 ~]$ lsof -i",
        "udp 0 0 0.0.0.0:68 0.0.0.0:*",
        "unix  2      [ ]         DGRAM                    12345    /run/systemd/notify",
        "Active Internet connections (w/o servers)", "(Not all processes could be identified, non-owned process info",
        " will not be shown, you would have to be root to see it all.)",
        "java 811 app 9u IPv4 48211 0t0 UDP *:68", "web1$", "lsof: WARNING: can't stat() fuse file system"})
    void whatStandsAroundRowsIsPassedOver(String line) {
        Explanation explanation = explain(line + "\ntcp 0 0 10.0.0.1:80 10.0.0.2:51584 CLOSE_WAIT\n" + line);

        assertThat(explanation.report().notUnderstood()).isZero();
        assertThat(explanation.closeWait()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp 1 0 %s:80 %s:51584 CLOSE_WAIT 811/%s", "tcp4 1 0 %s.80 %s.51584 CLOSE_WAIT 811/%s",
        "CLOSE-WAIT 1 0 %s:80 %s:51584 users:((\"%s\",pid=811,fd=7))",
        "%3$s 811 app 7u IPv4 48211 0t0 TCP %1$s:80->%2$s:51584 (CLOSE_WAIT)"})
    void ofNamesThatFillALineOnlyTheBeginningIsKept(String row) {
        String name = "x".repeat(5_000);

        PastedSocket socket = explain(row.formatted(name, name, name)).groups().getFirst().examples().getFirst();

        assertThat(socket.local().host()).hasSizeLessThan(256);
        assertThat(socket.remote().orElseThrow().host()).hasSizeLessThan(256);
        assertThat(socket.owner().orElseThrow().command()).hasSizeLessThan(256);
    }

    @Test
    void whatCouldSteerATerminalIsTakenOut() {
        Explanation explanation = explain("tcp 0 0 \033]0;owned\007a\u009b31mb:80 10.0.0.2:51584 CLOSE_WAIT");

        assertThat(explanation.groups().getFirst().examples().getFirst().local().host()).doesNotContain("\033", "\007",
                "\u009b");
    }
}
