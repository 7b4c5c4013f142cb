package dev.closewait.scenarios.cases;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.Stay;
import dev.closewait.scenarios.run.RunException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A leak that is over, and must not be forecast as if it went on. */
record PlateauedLeak() implements Case {
    private static final Duration LEAKS_FOR = Duration.ofSeconds(3);
    /** So much of the end of the load must be free of new leaks. */
    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final String TRAFFIC = "{\"slow-close\":{\"delay\":\"50ms\"}}";
    private static final int OK = 200;

    @Override
    public String name() {
        return "plateaued-leak";
    }

    @Override
    public String story() {
        return "For three seconds one request in ten is never closed; then the bug is gone, and the traffic goes on.";
    }

    @Override
    public Duration length() {
        return Duration.ofSeconds(13);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public Expected expected() {
        return Expected.only(Pattern.LEAK);
    }

    @Override
    public Subject subject(Testbed bed) throws RunException, InterruptedException {
        return bed.serverSim("[{\"exception-skips-close\":{\"probability\":0.1,\"seed\":" + bed.seed() + "}},"
                + TRAFFIC + "]");
    }

    @Override
    public void load(Testbed bed, Subject subject) throws RunException {
        bed.clients(subject, "churn", 120, length(), Duration.ofSeconds(5));
        bed.after(LEAKS_FOR, () -> mend(subject.ready().path("adminPort").asInt()));
    }

    private static int mend(int adminPort) throws IOException {
        HttpURLConnection admin = (HttpURLConnection) URI.create("http://127.0.0.1:" + adminPort + "/faults")
                .toURL()
                .openConnection();
        admin.setRequestMethod("PUT");
        admin.setDoOutput(true);
        admin.getOutputStream().write(("[" + TRAFFIC + "]").getBytes(StandardCharsets.UTF_8));
        if (admin.getResponseCode() != OK) {
            throw new IOException("server-sim's PUT /faults answered " + admin.getResponseCode() + ", expected " + OK);
        }
        return OK;
    }

    @Override
    public Truth truth(Seen seen) {
        List<Stay> stuck = seen.stuck();
        long quietSince = seen.loadEnded() - QUIET.toNanos();
        return Truth.since(stuck, stuck, seen.settled(), Seen.atLeast(20, stuck.size(), "sockets that never left"),
                Seen.atMost(50, stuck.size(), "sockets that never left"),
                Seen.atMost(0, stuck.stream().filter(stay -> stay.enteredNanos() > quietSince).count(),
                        "of these in the last eight seconds"),
                Seen.atLeast(50, seen.left().stream().filter(stay -> stay.enteredNanos() > quietSince).count(),
                        "sockets that came and left in the last eight seconds"),
                seen.cpuWasFree());
    }

    @Override
    public Optional<String> unexplained(Diagnosis atTheEnd, Seen seen) {
        return atTheEnd.forecast().filter(Forecast::growing).isPresent()
                ? Optional.of("LEAK with a forecast that grows")
                : Optional.empty();
    }
}
