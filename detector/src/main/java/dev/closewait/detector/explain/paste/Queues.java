package dev.closewait.detector.explain.paste;

import java.util.OptionalLong;

/**
 * Recv-Q and Send-Q of a row, as far as they are there.
 *
 * @param next the word behind them
 */
record Queues(OptionalLong receive, OptionalLong send, int next) {
    /** Reads up to two numbers. */
    static Queues at(Line line, int from) {
        long receive = Numbers.whole(line.word(from));
        if (receive < 0) {
            return new Queues(OptionalLong.empty(), OptionalLong.empty(), from);
        }
        long send = Numbers.whole(line.word(from + 1));
        return send < 0
                ? new Queues(OptionalLong.of(receive), OptionalLong.empty(), from + 1)
                : new Queues(OptionalLong.of(receive), OptionalLong.of(send), from + 2);
    }

    boolean both() {
        return send.isPresent();
    }
}
