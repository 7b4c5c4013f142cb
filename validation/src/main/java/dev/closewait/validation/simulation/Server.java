package dev.closewait.validation.simulation;

/**
 * How a server works.
 *
 * @param workers threads that serve: event loops, or the threads of a pool
 * @param holdsWorker whether a request holds its worker while it waits for a downstream call: a pool's does, an event
 *     loop goes on with others
 * @param acceptsAhead whether connections are accepted before a worker is free to serve them
 * @param mostConnections connections that it holds at once; further ones are refused
 * @param backlog connections that wait to be accepted at most; further ones are refused
 * @param readsEndOfStream whether the end of stream is read with the request, before it is answered
 * @param cpu CPU time for an answer
 * @param downstream time that a request waits for another service, on no CPU
 * @param closesAfterAnswer share of the connections that it closes itself once they are answered
 * @param notice CPU time until it has noticed the end of stream and calls {@code close()}
 * @param tail what it waits for before it calls {@code close()}, such as accounting
 * @param chunks pieces that an answer is sent in, beyond the first
 * @param chunksApart time between two of them
 * @param backgroundCpus CPUs' worth of other work that its process does
 */
record Server(int workers, boolean holdsWorker, boolean acceptsAhead, int mostConnections, int backlog,
        boolean readsEndOfStream, Times cpu, Times downstream, double closesAfterAnswer, Times notice, Times tail,
        Times chunks, Times chunksApart, double backgroundCpus) {
    /** One event loop that answers in a millisecond and closes at once. */
    static final Server PROMPT = new Server(1, false, true, 10_000, 511, false, new Times.Fixed(1), Times.NONE, 0,
            new Times.Fixed(0.05), Times.NONE, Times.NONE, Times.NONE, 0);

    Server waitsFor(Times call) {
        return new Server(workers, holdsWorker, acceptsAhead, mostConnections, backlog, readsEndOfStream, cpu, call,
                closesAfterAnswer, notice, tail, chunks, chunksApart, backgroundCpus);
    }

    Server closesLate(Times late) {
        return new Server(workers, holdsWorker, acceptsAhead, mostConnections, backlog, readsEndOfStream, cpu,
                downstream, closesAfterAnswer, notice, late, chunks, chunksApart, backgroundCpus);
    }

    Server streams(Times pieces, Times apart) {
        return new Server(workers, holdsWorker, acceptsAhead, mostConnections, backlog, readsEndOfStream, cpu,
                downstream, closesAfterAnswer, notice, tail, pieces, apart, backgroundCpus);
    }

    Server workers(int number, boolean held) {
        return new Server(number, held, acceptsAhead, mostConnections, backlog, readsEndOfStream, cpu, downstream,
                closesAfterAnswer, notice, tail, chunks, chunksApart, backgroundCpus);
    }

    Server cpu(Times each) {
        return new Server(workers, holdsWorker, acceptsAhead, mostConnections, backlog, readsEndOfStream, each,
                downstream, closesAfterAnswer, notice, tail, chunks, chunksApart, backgroundCpus);
    }

    Server holds(int connections) {
        return new Server(workers, holdsWorker, acceptsAhead, connections, backlog, readsEndOfStream, cpu, downstream,
                closesAfterAnswer, notice, tail, chunks, chunksApart, backgroundCpus);
    }

    Server backlog(int connections) {
        return new Server(workers, holdsWorker, acceptsAhead, mostConnections, connections, readsEndOfStream, cpu,
                downstream, closesAfterAnswer, notice, tail, chunks, chunksApart, backgroundCpus);
    }
}
