package dev.closewait.validation.contestant;

import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.List;

/** A look at so many sockets that its line is long. */
final class ManySockets {
    private ManySockets() {}

    static Observation look(int count) {
        SocketColumns sockets = new SocketColumns();
        for (int socket = 0; socket < count; socket++) {
            int row = sockets.add();
            sockets.identity(row, socket + 1, 1, 0);
            sockets.local(row, 0, 1, RecordedLooks.PORT);
            sockets.remote(row, 0, 1, 50_000);
        }
        return new Observation(0, Instant.EPOCH, sockets, new SocketColumns(), List.of(), HostSample.NOTHING);
    }
}
