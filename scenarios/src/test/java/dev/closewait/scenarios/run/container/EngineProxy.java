package dev.closewait.scenarios.run.container;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A socket that leads to the engine's, until it is closed: the engine goes away, for those who came by it. */
final class EngineProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final Path socket;
    private final ServerSocketChannel listener;
    private final Queue<SocketChannel> open = new ConcurrentLinkedQueue<>();

    private EngineProxy(Path socket, ServerSocketChannel listener) {
        this.socket = socket;
        this.listener = listener;
    }

    static EngineProxy open(Path socket, Path engine) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        EngineProxy proxy = new EngineProxy(socket, listener);
        Thread.ofVirtual().start(() -> proxy.accept(engine));
        return proxy;
    }

    private void accept(Path engine) {
        try {
            while (true) {
                SocketChannel here = listener.accept();
                SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                open.add(here);
                open.add(there);
                Thread.ofVirtual().start(() -> pass(here, there));
                Thread.ofVirtual().start(() -> pass(there, here));
            }
        } catch (IOException closed) {
            // As it should be.
        }
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (from; to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException closed) {
            // As it should be.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
        for (SocketChannel each : open) {
            each.close();
        }
    }
}
