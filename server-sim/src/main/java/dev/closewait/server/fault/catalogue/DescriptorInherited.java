package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process inherits the connections that are open when it is started: the server closes them, the kernel does not.
 *
 * <p>How it happens: descriptors without {@code FD_CLOEXEC}, and a fork: a converter, a log shipper, a worker that was
 * daemonised. {@code close()} gives up one reference to the socket; the FIN is sent with the last. The server's own table of
 * descriptors is clean, every {@code close()} is where it belongs, and the sockets stay until the child ends.
 *
 * <p>On epoll and io_uring: Recv-Q 0, inode set, and no descriptor of the server's links to it, one of its child does. On NIO
 * nothing stays: the JDK, which cannot close a channel at once while it is registered with a selector, shuts its sending side
 * down first, and that ends the connection whoever holds it. The child ends with the fault, or with the server, however that
 * ends; its program is {@code /bin/cat}, which must be there.
 *
 * @param connections the child is started with that connection, counted from when it is switched on, from 1 to 1000000
 */
public record DescriptorInherited(int connections) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("descriptor-inherited", DescriptorInherited.class,
                    given -> new DescriptorInherited(given.count("connections", 100, 1_000_000)));
        }
    }

    @Override
    public Effect switchOn() {
        return new Inheritance(connections);
    }

    private static final class Inheritance implements Effect {
        private final List<InheritingChild> children = new ArrayList<>(1);
        private int connectionsToCome;

        Inheritance(int connections) {
            connectionsToCome = connections;
        }

        @Override
        public synchronized void onConnection(Connection connection) {
            if (--connectionsToCome == 0) {
                int port = ((InetSocketAddress) connection.channel().localAddress()).getPort();
                children.add(InheritingChild.of(ConnectionDescriptors.of(port)));
            }
        }

        @Override
        public synchronized void switchOff() {
            children.forEach(InheritingChild::close);
        }
    }
}
