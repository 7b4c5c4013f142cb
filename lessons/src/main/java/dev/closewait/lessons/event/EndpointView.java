package dev.closewait.lessons.event;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One endpoint as the kernel shows it at one instant.
 *
 * @param name names it within its scene: {@code client}, {@code server}, {@code listener}, {@code client 2}
 * @param role what it is to the lesson
 * @param local its address; empty until it has one
 * @param remote its peer's address; empty for a listener, and until there is a peer
 * @param state its state; {@code CLOSED} where the kernel's table has no such socket
 * @param receiveQueue Recv-Q: bytes that came and were not read, a FIN counted as one; of a listener, the connections that
 *     wait to be accepted
 * @param sendQueue Send-Q: bytes that were sent and are not acknowledged, a SYN or FIN counted as one; of a listener, the
 *     backlog's limit; -1 where the source of the table does not tell
 * @param descriptor the descriptor by which the application holds it; empty where it holds none, as before {@code accept()} or
 *     after {@code close()}
 */
public record EndpointView(String name, Role role, Optional<Endpoint> local, Optional<Endpoint> remote, TcpState state,
        int receiveQueue, int sendQueue, OptionalInt descriptor) {}
