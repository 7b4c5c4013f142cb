package dev.closewait.detector.survival;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.SocketColumns;
import java.util.Arrays;
import java.util.Optional;

/** Where the application stopped with the sockets that one look saw, counted, with an example of each. */
@SuppressWarnings("EnumOrdinal") // primitive columns, one element a stage: this runs once per socket
final class Census {
    /** What the receive queue and the owner of a socket in CLOSE_WAIT tell. */
    enum Place {
        /** No process owns it: it waits in the listen backlog. */
        UNACCEPTED("not accepted yet"),
        /** Recv-Q over 1. */
        REQUEST_UNREAD("with bytes of a request that nobody read (Recv-Q over 1)"),
        /** Recv-Q 1: the FIN, and nothing else. */
        END_UNREAD("with the end of stream unread (Recv-Q 1)"),
        /** Recv-Q 0. */
        END_READ("with the end of stream read (Recv-Q 0)");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        /** What is to be seen of it in {@code ss}. */
        String words() {
            return words;
        }

        private static Place of(Stage stage, int unread) {
            if (stage == Stage.UNACCEPTED) {
                return UNACCEPTED;
            }
            return unread == 0 ? END_READ : unread == ONLY_FIN ? END_UNREAD : REQUEST_UNREAD;
        }
    }

    /** A socket whose FIN, and nothing else, is unread has this many bytes in its receive queue. */
    private static final int ONLY_FIN = 1;

    private static final int STAGES = Stage.values().length;
    private static final int PLACES = Place.values().length;

    private final int[] sockets = new int[STAGES];
    private final int[] newcomers = new int[STAGES];
    private final int[] places = new int[PLACES];
    // The oldest socket of each place is its example.
    private final int[] ageMillis = new int[PLACES];
    private final long[] remoteHigh = new long[PLACES];
    private final long[] remoteLow = new long[PLACES];
    private final int[] remotePort = new int[PLACES];

    void begin() {
        Arrays.fill(sockets, 0);
        Arrays.fill(newcomers, 0);
        Arrays.fill(places, 0);
        Arrays.fill(ageMillis, -1);
    }

    void count(SocketColumns columns, int row, Stage stage, boolean isNew) {
        sockets[stage.ordinal()]++;
        newcomers[stage.ordinal()] += isNew ? 1 : 0;
        int place = Place.of(stage, columns.receiveQueue(row)).ordinal();
        places[place]++;
        int age = Math.max(0, columns.sinceAckReceivedMillis(row));
        if (age > ageMillis[place]) {
            ageMillis[place] = age;
            remoteHigh[place] = columns.remoteHigh(row);
            remoteLow[place] = columns.remoteLow(row);
            remotePort[place] = columns.remotePort(row);
        }
    }

    int in(Stage stage) {
        return sockets[stage.ordinal()];
    }

    int newIn(Stage stage) {
        return newcomers[stage.ordinal()];
    }

    int in(Place place) {
        return places[place.ordinal()];
    }

    /** All sockets of the look. */
    int total() {
        return Arrays.stream(places).sum();
    }

    /** The remote end of the oldest socket in a place; empty when there is none. */
    Optional<Endpoint> example(Place place) {
        int of = place.ordinal();
        return places[of] == 0
                ? Optional.empty()
                : Optional.of(new Endpoint(remoteHigh[of], remoteLow[of], remotePort[of]));
    }
}
