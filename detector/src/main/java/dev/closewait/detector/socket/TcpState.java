package dev.closewait.detector.socket;

import java.util.Arrays;
import java.util.Optional;

/**
 * The eleven states of a TCP connection (RFC 9293, section 3.3.2), with the number that Linux gives each
 * ({@code include/net/tcp_states.h}) and what it means for the end that is in it.
 */
public enum TcpState {
    ESTABLISHED(1, "both ends may send; data flows"), SYN_SENT(2,
            "asked for a connection, no answer yet"), SYN_RECEIVED(3,
                    "was asked for a connection and agreed; the last word of the handshake is awaited"), FIN_WAIT_1(4,
                            "the local application closed; the peer has not acknowledged that yet"), FIN_WAIT_2(5,
                                    "the local application closed and the peer knows; the peer has not closed yet"), TIME_WAIT(
                                            6,
                                            "both ends closed, this one first or both at once; the kernel waits for late segments to die out"), CLOSED(
                                                    7, "no connection"), CLOSE_WAIT(8,
                                                            "the peer closed; it is for the local application to call close()"), LAST_ACK(
                                                                    9,
                                                                    "the peer closed, then the local application; the peer has not acknowledged that yet"), LISTEN(
                                                                            10, "waits for connections"), CLOSING(11,
                                                                                    "both ends closed at once; the peer's FIN has come, the acknowledgement of ours has not");

    /** The bits of all states, for a {@code sock_diag} state filter that leaves none out. */
    public static final int ALL_BITS = Arrays.stream(values()).mapToInt(TcpState::bit).sum();

    private static final TcpState[] BY_KERNEL_NUMBER = new TcpState[values().length + 1];

    static {
        for (TcpState state : values()) {
            BY_KERNEL_NUMBER[state.kernelNumber] = state;
        }
    }

    private final int kernelNumber;
    private final String meaning;

    TcpState(int kernelNumber, String meaning) {
        this.kernelNumber = kernelNumber;
        this.meaning = meaning;
    }

    /** The state that Linux gives this number; empty for numbers outside RFC 9293, such as NEW_SYN_RECV (12). */
    public static Optional<TcpState> ofKernelNumber(int number) {
        return number >= 1 && number < BY_KERNEL_NUMBER.length
                ? Optional.of(BY_KERNEL_NUMBER[number])
                : Optional.empty();
    }

    /** The number of this state in {@code include/net/tcp_states.h}, 1 to 11. */
    public int kernelNumber() {
        return kernelNumber;
    }

    /** This state's bit in a {@code sock_diag} state filter: {@code 1 << kernelNumber}. */
    public int bit() {
        return 1 << kernelNumber;
    }

    /** One clause that says what the end in this state has seen and done. */
    public String meaning() {
        return meaning;
    }
}
