package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.TcpState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of a pasted table. What its table does not show is empty.
 *
 * @param line where it stands in the text, from 1
 * @param state empty where the column is missing, as {@code ss} leaves it out when it is asked for one state
 * @param receiveQueue Recv-Q, in bytes; of a listener, the connections that wait to be accepted
 * @param sendQueue Send-Q, in bytes; of a listener that {@code ss} shows, how many may wait
 * @param local this end
 * @param remote the other end; empty where the column is missing
 * @param inode 0 for a socket that no process has ever had
 * @param owner the first process that holds it
 * @param unowned the table shows owners, and says that this socket has none that it can see
 * @param info what {@code ss -i} adds
 */
public record PastedSocket(long line, Source source, Optional<TcpState> state, OptionalLong receiveQueue,
        OptionalLong sendQueue, PastedEndpoint local, Optional<PastedEndpoint> remote, OptionalLong inode,
        Optional<Owner> owner, boolean unowned, Optional<TcpInfo> info) {

    /** The same row in a state that something else than the row tells. */
    PastedSocket in(TcpState told) {
        return new PastedSocket(line, source, Optional.of(told), receiveQueue, sendQueue, local, remote, inode, owner,
                unowned, info);
    }

    /** The same row with what {@code ss} printed behind the endpoints, or on the lines below. */
    PastedSocket with(SsDetails more) {
        return new PastedSocket(line, source, state, receiveQueue, sendQueue, local, remote,
                more.inode().isPresent() ? more.inode() : inode, more.owner().or(() -> owner), unowned,
                more.info().or(() -> info));
    }
}
