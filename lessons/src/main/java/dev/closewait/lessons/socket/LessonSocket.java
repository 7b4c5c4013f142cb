package dev.closewait.lessons.socket;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.lessons.event.Role;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/**
 * A TCP socket of a lesson, on loopback. Its methods make nothing happen: they give the {@link Call} that will, or the {@link Claim}
 * that a segment crosses.
 *
 * <p>A server is first known as the opposite of its client, for the kernel has it before {@code accept()} hands it over.
 */
public final class LessonSocket implements SocketOptions, SegmentClaims {
    /** 127.0.0.1, mapped (RFC 4291, section 2.5.5.2). */
    private static final long LOOPBACK = 0x0000_FFFF_7F00_0001L;
    /** A call that blocks for longer will never come back; the kernel then says EAGAIN, and the lesson that it differs. */
    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final int NONE = -1;
    private static final int FILL_BYTES = 16 * 1024;
    private static final int DRAIN_BYTES = 1024 * 1024;

    private final String name;
    private final Role role;
    /** Of a client and its server the listener between them. */
    private final Optional<LessonSocket> listener;
    private Optional<LessonSocket> peer;
    private int descriptor = NONE;
    private boolean accepted;
    private Optional<Endpoint> local = Optional.empty();

    private LessonSocket(String name, Role role, Optional<LessonSocket> listener, Optional<LessonSocket> peer) {
        this.name = name;
        this.role = role;
        this.listener = listener;
        this.peer = peer;
    }

    public static LessonSocket listener(String name) {
        return new LessonSocket(name, Role.LISTENER, Optional.empty(), Optional.empty());
    }

    public static LessonSocket client(String name, LessonSocket listener) {
        return new LessonSocket(name, Role.CLIENT, Optional.of(listener), Optional.empty());
    }

    public static LessonSocket server(String name, LessonSocket client) {
        LessonSocket server = new LessonSocket(name, Role.SERVER, client.listener, Optional.of(client));
        client.peer = Optional.of(server);
        return server;
    }

    public String name() {
        return name;
    }

    @Override
    public LessonSocket self() {
        return this;
    }

    public Role role() {
        return role;
    }

    @Override
    public Optional<LessonSocket> opposite() {
        return peer.or(() -> listener);
    }

    /** The descriptor, while the lesson holds one. */
    public OptionalInt descriptor() {
        return descriptor == NONE ? OptionalInt.empty() : OptionalInt.of(descriptor);
    }

    /** Its inode, by which the kernel's table knows it while a descriptor is held ({@code /proc/self/fd}). */
    public OptionalLong inode() {
        return descriptor == NONE ? OptionalLong.empty() : DescriptorLink.inode(descriptor);
    }

    /** Whether it came from {@code accept()}; the kernel has counted its segments since before that. */
    public boolean accepted() {
        return accepted;
    }

    /** Its address, once it has one. */
    public Optional<Endpoint> local() {
        return role == Role.SERVER ? peer.flatMap(LessonSocket::remote) : local;
    }

    /** Its peer's address, once there is one. */
    public Optional<Endpoint> remote() {
        return switch (role) {
            case LISTENER -> Optional.empty();
            case CLIENT -> local.flatMap(_ -> listener().local);
            case SERVER -> peer.flatMap(LessonSocket::local);
        };
    }

    /** What the kernel counts of it; empty where no descriptor is held. */
    public Optional<TcpInfo> info() {
        return descriptor == NONE ? Optional.empty() : TcpCalls.info(descriptor);
    }

    /** A socket whose calls wait until they are done. */
    public Call socket() {
        return made("socket(AF_INET, SOCK_STREAM)", 0);
    }

    /** A socket whose calls never wait. */
    public Call nonBlockingSocket() {
        return made("socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK)", TcpCalls.SOCK_NONBLOCK);
    }

    private Call made(String text, int flags) {
        return Call.of(name, name + " = " + text, () -> {
            int made = TcpCalls.socket(flags);
            take(made, false);
            return made;
        });
    }

    /** Binds it to a port of loopback that the kernel chooses, so that none can be in use. */
    public Call bind() {
        return call("bind(%s, 127.0.0.1:0)", () -> TcpCalls.bind(descriptor, new Endpoint(0, LOOPBACK, 0)))
                .then(this::named);
    }

    /** Binds it to the address that another has, or had. */
    public Call bindLike(LessonSocket other) {
        return call("bind(%s, the address of " + other.name + ")",
                () -> TcpCalls.bind(descriptor, other.local.orElseThrow())).then(this::named);
    }

    /**
     * Lets clients connect.
     *
     * @param backlog how many connections may wait to be accepted; Linux takes one more
     */
    public Call listen(int backlog) {
        return call("listen(%s, " + backlog + ")", () -> TcpCalls.listen(descriptor, backlog));
    }

    /** Connects a client to its listener. */
    public Call connect() {
        return call("connect(%s, " + listener().name + ")",
                () -> TcpCalls.connect(descriptor, listener().local.orElseThrow())).then(this::named);
    }

    /** Hands over a server, out of the backlog of its client's listener. */
    public Call accept() {
        return Call.of(name, name + " = accept(" + listener().name + ")", () -> {
            int made = TcpCalls.accept(listener().descriptor);
            take(made, true);
            return made;
        });
    }

    public Call send(String text) {
        return call("send(%s, \"" + text.replace("\r", "\\r").replace("\n", "\\n") + "\")",
                () -> TcpCalls.send(descriptor, text.getBytes(StandardCharsets.US_ASCII), 0));
    }

    /** The same, and more is to follow at once (MSG_MORE): the bytes wait for it, and go in one segment with it. */
    public Call sendAndMore(String text) {
        return call("send(%s, \"" + text.replace("\r", "\\r").replace("\n", "\\n") + "\", MSG_MORE)",
                () -> TcpCalls.send(descriptor, text.getBytes(StandardCharsets.US_ASCII), TcpCalls.MSG_MORE));
    }

    /** Sends until neither the peer's window nor the send buffer takes any more. The result is the number of bytes. */
    public Call sendUntilFull() {
        return call("send(%s, …, MSG_DONTWAIT) until EAGAIN", () -> {
            int all = 0;
            int sent;
            while ((sent = TcpCalls.send(descriptor, new byte[FILL_BYTES], TcpCalls.MSG_DONTWAIT)) > 0) {
                all += sent;
            }
            return sent == -Errno.EAGAIN.number() ? all : sent;
        });
    }

    /** Reads what is there, up to so many bytes. */
    public Call recv(int atMost) {
        return call("recv(%s, " + atMost + ")", () -> TcpCalls.receive(descriptor, atMost, 0));
    }

    /** Reads up to the end of the stream. The result is the number of bytes. */
    public Call recvUntilEnd() {
        return call("recv(%s, …) until 0", () -> {
            int all = 0;
            int came;
            while ((came = TcpCalls.receive(descriptor, DRAIN_BYTES, 0)) > 0) {
                all += came;
            }
            return came == 0 ? all : came;
        });
    }

    /** Says that nothing more will be sent, and goes on receiving. */
    public Call shutdownWrite() {
        return call("shutdown(%s, SHUT_WR)", () -> TcpCalls.shutdown(descriptor, TcpCalls.SHUT_WR));
    }

    public Call close() {
        return call("close(%s)", () -> {
            int held = descriptor;
            descriptor = NONE;
            return TcpCalls.close(held);
        });
    }

    @Override
    public Call option(String text, int level, int option, int... values) {
        return call("setsockopt(%s, " + text + ")", () -> TcpCalls.setOption(descriptor, level, option, values));
    }

    /** Closes it, however it stands, so that nothing of it stays in the kernel: RST, no FIN and no TIME_WAIT. */
    public void discard() {
        if (descriptor != NONE) {
            lingerZero().make();
            close().make();
        }
    }

    private LessonSocket listener() {
        return listener.orElse(this);
    }

    private Call call(String text, IntSupplier action) {
        return Call.of(name, text.replace("%s", name), action);
    }

    private void take(int result, boolean fromAccept) {
        if (result >= 0) {
            descriptor = result;
            accepted = fromAccept;
            TcpCalls.setTimeout(result, TcpCalls.SO_RCVTIMEO, LONGEST_WAIT_SECONDS);
            TcpCalls.setTimeout(result, TcpCalls.SO_SNDTIMEO, LONGEST_WAIT_SECONDS);
        }
    }

    /** Learns the port that the kernel chose, also of a connection that is still being opened. */
    private int named(int result) {
        local = TcpCalls.name(descriptor);
        return result;
    }
}
