package dev.closewait.detector.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.socket.SocketColumns;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A socket's stage")
class StageTest {
    private static final int UNKNOWN = SocketColumns.UNKNOWN;
    private static final int ROW = 0;

    @ParameterizedTest(name = "{0}: {9}")
    @CsvSource(textBlock = """
            # why                         inode RecvQ SendQ FIN  received sent  segsIn segsOut stage
            in the backlog,               0,    1,    0,    100, 150,     200,  1,     0,      UNACCEPTED
            in the backlog with a request,0,    80,   0,    100, 150,     200,  1,     0,      UNACCEPTED
            in the backlog asking nothing,0,    1,    0,    100, 150,     200,  0,     0,      UNACCEPTED
            asked for nothing,            7,    0,    0,    100, 150,     150,  0,     0,      ANSWERED
            asked nothing was greeted,    7,    1,    0,    100, 150,     120,  0,     1,      ANSWERED
            answered before the FIN,      7,    1,    0,    100, 150,     120,  1,     1,      ANSWERED
            answered after the FIN,       7,    0,    0,    100, 150,     40,   1,     1,      ANSWERED
            answered in the millisecond,  7,    0,    0,    100, 150,     150,  1,     1,      ANSWERED
            asked again after the answer, 7,    0,    0,    100, 120,     150,  2,     1,      UNANSWERED
            asked a millisecond after it, 7,    0,    0,    100, 149,     150,  2,     1,      UNANSWERED
            never answered,               7,    0,    0,    100, 120,     120,  1,     0,      UNANSWERED
            a byte of answer not taken,   7,    0,    1,    100, 150,     120,  1,     1,      UNANSWERED
            asked nothing and not taken,  7,    1,    1,    100, 150,     120,  0,     1,      UNANSWERED
            a byte of request unread,     7,    2,    0,    100, 150,     120,  1,     1,      UNANSWERED
            without tcp_info,             7,    0,    0,    -1,  -1,      -1,   -1,    -1,     UNANSWERED
            """)
    void followsFromWhatTheKernelTells(String why, long inode, int unread, int unsent, int sinceFin, int sinceReceived,
            int sinceSent, int segmentsReceived, int segmentsSent, Stage expected) {
        SocketColumns sockets = socket(inode, unread, unsent);
        sockets.activity(ROW, sinceFin, sinceReceived, sinceSent, segmentsReceived, segmentsSent);
        assertThat(Stage.of(sockets, ROW, false)).as(why).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, FIN {1} ms and answer {2} ms ago")
    @CsvSource({"ANSWERED, 100, 120, 100", "ANSWERED, 100, 40, 40", "UNANSWERED, 100, 40, 100",
        "UNACCEPTED, 100, 40, 100"})
    void beganWithTheFinOrWithTheAnswerThatCameLater(Stage stage, int sinceFin, int sinceSent, int expected) {
        SocketColumns sockets = socket(7, 0, 0);
        sockets.activity(ROW, sinceFin, 150, sinceSent, 1, 1);
        assertThat(Stage.ageMillis(sockets, ROW, stage, Stage.finMillis(sockets, ROW))).isEqualTo(expected);
    }

    @Test
    void isAsOldAsItsAnswerWhereTheKernelForgotTheFin() {
        SocketColumns sockets = socket(7, 0, 0);
        sockets.activity(ROW, 10, 150, 40, 1, 1);
        int knownFin = 100;
        assertThat(Stage.ageMillis(sockets, ROW, Stage.ANSWERED, knownFin)).isEqualTo(40);
        assertThat(Stage.ageMillis(sockets, ROW, Stage.UNANSWERED, knownFin)).isEqualTo(knownFin);
    }

    @Test
    void hasNoAgeWhereTheSourceCannotTell() {
        SocketColumns sockets = socket(7, 0, 0);
        sockets.activity(ROW, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        assertThat(Stage.ageMillis(sockets, ROW, Stage.of(sockets, ROW, false), Stage.finMillis(sockets, ROW)))
                .isZero();
    }

    private static SocketColumns socket(long inode, int unread, int unsent) {
        SocketColumns sockets = new SocketColumns();
        int row = sockets.add();
        sockets.identity(row, 1, inode, 0);
        sockets.queues(row, unread, unsent);
        return sockets;
    }
}
