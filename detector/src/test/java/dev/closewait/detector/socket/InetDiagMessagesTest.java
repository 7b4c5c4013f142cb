package dev.closewait.detector.socket;

import static dev.closewait.detector.socket.DumpBytes.WHOLE_TCP_INFO_BYTES;
import static dev.closewait.detector.socket.DumpBytes.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class InetDiagMessagesTest {
    private static final int SEQUENCE = 7;
    private static final long COOKIE = 0x1_0000_0002L;

    private final SocketColumns columns = new SocketColumns();
    private final CookieSet seen = new CookieSet();

    @Test
    void everyColumnComesFromItsPlaceInTheMessage() throws TornDumpException {
        boolean done = parse(answering(SEQUENCE).socket(COOKIE, WHOLE_TCP_INFO_BYTES));

        assertThat(done).isFalse();
        assertThat(columns.size()).isEqualTo(1);
        assertThat(columns.cookie(0)).isEqualTo(COOKIE);
        assertThat(columns.localEndpoint(0)).hasToString("127.0.0.1:80");
        assertThat(columns.remoteEndpoint(0)).hasToString("127.0.0.2:4000");
        assertThat(columns.receiveQueue(0)).isEqualTo(382);
        assertThat(columns.sendQueue(0)).isEqualTo(7);
        assertThat(columns.uid(0)).isEqualTo(1000);
        assertThat(columns.inode(0)).isEqualTo(4242);
        assertThat(columns.pid(0)).isZero();
        assertThat(columns.sinceDataSentMillis(0)).isEqualTo(44);
        assertThat(columns.sinceDataReceivedMillis(0)).isEqualTo(52);
        assertThat(columns.sinceAckReceivedMillis(0)).isEqualTo(56);
        assertThat(columns.dataSegmentsReceived(0)).isEqualTo(152);
        assertThat(columns.dataSegmentsSent(0)).isEqualTo(156);
    }

    @Test
    void whatAnOlderKernelsShorterTcpInfoLacksIsUnknown() throws TornDumpException {
        parse(answering(SEQUENCE).socket(COOKIE, 104));

        assertThat(columns.sinceAckReceivedMillis(0)).isEqualTo(56);
        assertThat(columns.dataSegmentsSent(0)).isEqualTo(SocketColumns.UNKNOWN);
    }

    @Test
    void aSocketThatComesTwiceIsTakenOnce() throws TornDumpException {
        parse(answering(SEQUENCE).socket(COOKIE, WHOLE_TCP_INFO_BYTES).socket(COOKIE + 1, 0).socket(COOKIE, 0));

        assertThat(columns.size()).isEqualTo(2);
        assertThat(columns.cookie(1)).isEqualTo(COOKIE + 1);
    }

    @Test
    void theEndOfTheDumpIsSeenBehindSockets() throws TornDumpException {
        assertThat(parse(answering(SEQUENCE).number(InetDiagMessages.NLMSG_NOOP, 0).socket(COOKIE, 0).done(0)))
                .isTrue();
        assertThat(columns.size()).isEqualTo(1);
    }

    @Test
    void anEndWithAnErrnoIsAFailure() {
        assertTorn(answering(SEQUENCE).done(-105), "ended early", "105");
    }

    @Test
    void aRefusalIsAFailure() {
        assertTorn(answering(SEQUENCE).error(-13), "refused", "errno 13 (Permission denied)");
    }

    @Test
    void anAcknowledgementInPlaceOfSocketsIsAFailure() {
        assertTorn(answering(SEQUENCE).error(0), "acknowledgement");
    }

    @Test
    void aDumpThatTheKernelMarksAsTornIsAFailure() {
        assertTorn(answering(SEQUENCE).socket(COOKIE, 0).interrupted().done(0), "NLM_F_DUMP_INTR");
    }

    @Test
    void theAnswerToAnotherRequestIsAFailure() {
        assertTorn(answering(SEQUENCE - 1).done(0), "request 6", "to 7");
    }

    @Test
    void aMessageOfAnUnknownTypeIsAFailure() {
        assertTorn(answering(SEQUENCE).number(4, 0), "type 4");
    }

    @Test
    void aMessageThatReachesBeyondItsDatagramIsAFailure() {
        DumpBytes bytes = answering(SEQUENCE).socket(COOKIE, 0);

        assertTorn(bytes.withLengthAt(0, bytes.length() + 4), "a message of");
        assertTorn(bytes.withLengthAt(0, 15), "a message of 15");
        assertTorn(bytes.withLengthAt(0, -1), "a message of -1");
    }

    @Test
    void aSocketThatIsCutShortIsAFailure() {
        assertTorn(answering(SEQUENCE).number(InetDiagMessages.SOCK_DIAG_BY_FAMILY, 0), "a socket in 20 bytes");
    }

    @Test
    void anAttributeThatReachesBeyondItsMessageIsAFailure() {
        DumpBytes bytes = answering(SEQUENCE).socket(COOKIE, 0);

        assertTorn(bytes.withAttributeLengthAt(InetDiagMessages.ROW_BYTES, 200), "an attribute of 200");
        seen.clear();
        assertTorn(bytes.withAttributeLengthAt(InetDiagMessages.ROW_BYTES, 0), "an attribute of 0");
    }

    private boolean parse(DumpBytes bytes) throws TornDumpException {
        return InetDiagMessages.parse(bytes.segment(), bytes.length(), SEQUENCE, seen, columns);
    }

    private void assertTorn(DumpBytes bytes, String... saying) {
        assertThatExceptionOfType(TornDumpException.class).isThrownBy(() -> parse(bytes))
                .satisfies(e -> assertThat(e.getMessage()).contains(saying));
    }
}
