package dev.closewait.server.fault.catalogue;

import com.google.auto.service.AutoService;
import dev.closewait.server.fault.Effect;
import dev.closewait.server.fault.Fault;
import dev.closewait.server.fault.FaultKind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * No bug at all: the answer is long, and is streamed as it comes about, as a report or a download is. A client that has
 * nothing more to say may shut down its sending side while it waits. Its server is in CLOSE_WAIT for as long as the answer
 * takes, with Recv-Q 0 on every transport, and closes when the last piece is sent.
 *
 * @param over from an answer's first byte to its last
 */
public record LongAnswer(Duration over) implements Fault {
    /** How it is named and made. */
    @AutoService(FaultKind.class)
    public static final class Kind extends FaultKind {
        public Kind() {
            super("long-answer", LongAnswer.class, given -> new LongAnswer(given.duration("over")));
        }
    }

    /** Enough for a piece to be under way at any time, however short the looks. */
    private static final int PIECES = 20;

    @Override
    public Effect switchOn() {
        return connection -> connection.channel().pipeline().addLast(new Stream(over.toNanos() / (PIECES - 1)));
    }

    /** Sends each answer piece by piece; the next one waits until it is through. */
    private static final class Stream extends ChannelOutboundHandlerAdapter {
        private final long pauseNanos;
        private final Queue<Runnable> answers = new ArrayDeque<>();

        Stream(long pauseNanos) {
            this.pauseNanos = pauseNanos;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof FullHttpResponse answer) {
                answers.add(() -> begin(context, answer, promise));
                if (answers.size() == 1) {
                    answers.element().run();
                }
            } else {
                context.write(message, promise);
            }
        }

        private void begin(ChannelHandlerContext context, FullHttpResponse answer, ChannelPromise promise) {
            HttpUtil.setContentLength(answer, (long) PIECES * answer.content().readableBytes());
            context.write(new DefaultHttpResponse(answer.protocolVersion(), answer.status(), answer.headers()));
            goOn(context, answer.content(), promise, PIECES);
        }

        private void goOn(ChannelHandlerContext context, ByteBuf piece, ChannelPromise promise, int left) {
            if (left > 1) {
                context.writeAndFlush(new DefaultHttpContent(piece.retainedDuplicate()));
                context.executor()
                        .schedule(() -> goOn(context, piece, promise, left - 1), pauseNanos, TimeUnit.NANOSECONDS);
            } else {
                context.writeAndFlush(new DefaultLastHttpContent(piece), promise);
                answers.remove();
                Optional.ofNullable(answers.peek()).ifPresent(Runnable::run);
            }
        }
    }
}
