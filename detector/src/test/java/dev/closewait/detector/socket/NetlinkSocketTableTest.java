package dev.closewait.detector.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.closewait.detector.libc.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the table holds out against a kernel that fails; what a kernel that works says is for the real ones to show. */
class NetlinkSocketTableTest {
    private static final int ENOBUFS = 105;
    private static final int STATES = TcpState.CLOSE_WAIT.bit();

    private final ScriptedSocket kernel = new ScriptedSocket();
    private final SocketColumns columns = new SocketColumns();
    private NetlinkSocketTable table;

    NetlinkSocketTableTest() throws SocketTableException {
        kernel.answers(NetlinkSocketTableTest::nothing, NetlinkSocketTableTest::nothing);
        table = NetlinkSocketTable.open(Arena.ofShared(), kernel);
    }

    @BeforeEach
    void forgetTheOpening() {
        kernel.opened = 0;
    }

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void bothFamiliesAreDumped() throws SocketTableException {
        kernel.answers(NetlinkSocketTableTest::one, sequence -> DumpBytes.answering(sequence).socket(2, 0).done(0));

        table.read(STATES, columns);

        assertThat(columns.size()).isEqualTo(2);
        assertThat(kernel.opened).isZero();
    }

    @Test
    void aDumpCanTakeManyDatagrams() throws SocketTableException {
        kernel.answers(sequence -> DumpBytes.answering(sequence).socket(1, 0),
                sequence -> DumpBytes.answering(sequence).socket(2, 0), NetlinkSocketTableTest::nothing,
                NetlinkSocketTableTest::nothing);

        table.read(STATES, columns);

        assertThat(columns.size()).isEqualTo(2);
    }

    @Test
    void anInterruptedReceiveIsDoneAgain() throws SocketTableException {
        kernel.fails(-Libc.EINTR)
                .fails(-Libc.EINTR)
                .answers(NetlinkSocketTableTest::one, NetlinkSocketTableTest::nothing);

        table.read(STATES, columns);

        assertThat(columns.size()).isEqualTo(1);
        assertThat(kernel.opened).isZero();
    }

    @Test
    void aTornDumpIsReadAgainOnANewSocket() throws SocketTableException {
        kernel.answers(NetlinkSocketTableTest::one, sequence -> DumpBytes.answering(sequence).interrupted().done(0))
                .answers(NetlinkSocketTableTest::one, NetlinkSocketTableTest::nothing);

        table.read(STATES, columns);

        assertThat(columns.size()).isEqualTo(1);
        assertThat(kernel.opened).isEqualTo(1);
    }

    @Test
    void afterLostMessagesItIsReadAgain() throws SocketTableException {
        kernel.answers(sequence -> DumpBytes.answering(sequence).socket(5, 0))
                .fails(-ENOBUFS)
                .answers(NetlinkSocketTableTest::one, NetlinkSocketTableTest::nothing);

        table.read(STATES, columns);

        assertThat(columns.size()).isEqualTo(1);
        assertThat(columns.cookie(0)).isEqualTo(1);
    }

    @Test
    void aDatagramThatWasCutOffIsReadAgain() throws SocketTableException {
        kernel.fails(300_000).answers(NetlinkSocketTableTest::one, NetlinkSocketTableTest::nothing);

        table.read(STATES, columns);

        assertThat(columns.size()).isEqualTo(1);
    }

    @Test
    void aTableThatStaysTornIsAnErrorAndNotEmpty() {
        for (int attempt = 0; attempt < NetlinkSocketTable.ATTEMPTS; attempt++) {
            kernel.answers(NetlinkSocketTableTest::one,
                    sequence -> DumpBytes.answering(sequence).socket(2, 0).done(-ENOBUFS));
        }

        assertThatExceptionOfType(SocketTableException.class).isThrownBy(() -> table.read(STATES, columns))
                .withMessageContaining("5 attempts")
                .withMessageContaining("No buffer space");
        assertThat(columns.size()).isZero();
    }

    @Test
    void aSilentKernelIsAnError() {
        for (int attempt = 0; attempt < NetlinkSocketTable.ATTEMPTS; attempt++) {
            kernel.fails(-Libc.EAGAIN);
        }

        assertThatExceptionOfType(SocketTableException.class).isThrownBy(() -> table.read(STATES, columns))
                .withMessageContaining("did not answer in time");
    }

    private static DumpBytes nothing(int sequence) {
        return DumpBytes.answering(sequence).done(0);
    }

    private static DumpBytes one(int sequence) {
        return DumpBytes.answering(sequence).socket(1, 0).done(0);
    }

    /** A kernel that says what it is told to; an answer is made once the number of its request is known. */
    private static final class ScriptedSocket implements DiagSocket {
        private static final long SEQUENCE_OFFSET = 8;

        private final Deque<IntFunction<Integer>> script = new ArrayDeque<>();
        private MemorySegment buffer = MemorySegment.NULL;
        private int sequence;
        private int opened;

        @SafeVarargs
        final ScriptedSocket answers(IntFunction<DumpBytes>... datagrams) {
            for (IntFunction<DumpBytes> datagram : datagrams) {
                script.add(number -> {
                    DumpBytes bytes = datagram.apply(number);
                    buffer.copyFrom(bytes.segment());
                    return bytes.length();
                });
            }
            return this;
        }

        ScriptedSocket fails(int result) {
            script.add(number -> result);
            return this;
        }

        @Override
        public void reopen() {
            opened++;
        }

        @Override
        public int send(MemorySegment message) {
            sequence = message.get(ValueLayout.JAVA_INT, SEQUENCE_OFFSET);
            return (int) message.byteSize();
        }

        @Override
        public int receive(MemorySegment into) {
            buffer = into;
            return script.remove().apply(sequence);
        }

        @Override
        public void close() {}
    }
}
