package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import dev.closewait.server.http.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.ByteBuffer;

/**
 * The close comes after the answer, and the answer is larger than what the kernel takes from a client that does not read:
 * it is never written to its end.
 *
 * <p>How it happens: a download, an export, a page of a million rows, and no time limit for writing. A client that shut down
 * its sending side and then hangs, or a proxy that waits for its own client, keeps the server's socket for as long as it
 * likes. It takes a client that neither reads nor closes: one that closes answers the next bytes with RST, and one that reads
 * gets its answer, late.
 *
 * <p>On every transport Recv-Q is 0, for the end of the stream was read, inode is set, and Send-Q holds what the client did
 * not take. No other fault shows a Send-Q.
 *
 * @param megabytes how large every answer is, in units of 1,000,000 bytes, from 1 to 256: more than the buffers at both ends
 *     take ({@code tcp_wmem} and {@code tcp_rmem}; a few megabytes)
 */
public record WriteStalled(int megabytes) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("write-stalled", WriteStalled.class, given -> new WriteStalled(given.count("megabytes", 16, 256)));
        }
    }

    private static final int MEGABYTE = 1_000_000;

    @Override
    public Effect switchOn() {
        return new LargeAnswers(megabytes * MEGABYTE);
    }

    /** All answers share one body, outside the heap, where every transport can write it from without a copy. */
    @ChannelHandler.Sharable
    private static final class LargeAnswers extends ChannelOutboundHandlerAdapter implements Effect {
        private final ByteBuf body;

        LargeAnswers(int bytes) {
            body = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(bytes));
        }

        @Override
        public void onConnection(Connection connection) {
            connection.channel().pipeline().addLast(this);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message instanceof FullHttpResponse small ? large(small) : message, promise);
        }

        private FullHttpResponse large(FullHttpResponse small) {
            FullHttpResponse large = small.replace(body.retainedDuplicate());
            HttpUtil.setContentLength(large, body.readableBytes());
            small.release();
            return large;
        }
    }
}
