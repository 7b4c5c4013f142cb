package dev.closewait.scenarios.cases;

import dev.closewait.client.report.Report;
import dev.closewait.detector.Detectors;
import dev.closewait.detector.observation.Observer;
import dev.closewait.detector.socket.SocketTableException;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.scenarios.kernel.Recording;
import dev.closewait.scenarios.kernel.Settling;
import dev.closewait.scenarios.run.PrintedLine;
import dev.closewait.scenarios.run.RunException;
import dev.closewait.scenarios.run.RunListener;
import dev.closewait.scenarios.run.Simulator;
import dev.closewait.scenarios.run.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one run of a case: brings it about, looks at it, and judges what was said. Nothing is left of it. */
final class CaseRun {
    static final Duration EVERY = Duration.ofMillis(250);

    /** How long after the end of their load clients may take over their report. */
    private static final Duration REPORT_DEADLINE = Duration.ofSeconds(20);

    private final Case plan;
    private final Testbed bed;
    private final Subject subject;
    private final Watch watch;

    private CaseRun(Case plan, Testbed bed, Subject subject, Watch watch) {
        this.plan = plan;
        this.bed = bed;
        this.subject = subject;
        this.watch = watch;
    }

    /**
     * Makes a run.
     *
     * @param seed what its chance is made from; each run of a case has another
     * @throws RunException when a process did not start or ended half-way, or the sockets could not be read
     * @throws InterruptedException when this thread was interrupted
     */
    static CaseResult run(Case plan, int seed) throws RunException, InterruptedException {
        long began = System.nanoTime();
        Panel panel = new Panel();
        try (Testbed bed = new Testbed(seed)) {
            Subject subject = plan.subject(bed);
            try (Observer observer = new Observer(SocketTables.netlink(), subject.scope())) {
                Watch watch = new Watch(observer, panel, RunListener.SILENT, EVERY);
                Seen seen = new CaseRun(plan, bed, subject, watch).watchLoad();
                Truth truth = plan.truth(seen);
                return new CaseResult(plan, seed, truth, judge(plan, seen, truth, panel),
                        Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (SocketTableException unreadable) {
            throw new RunException("the sockets cannot be observed: " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<Heard> judge(Case plan, Seen seen, Truth truth, Panel panel) {
        List<Heard> heard = new ArrayList<>();
        panel.said().forEach((detector, statements) -> {
            Hearing hearing = new Hearing(plan.expected(), truth, seen.subject()::is, seen.loadEnded(), statements);
            heard.add(hearing.judge(detector, diagnosis -> detector.equals(Detectors.DEFAULT)
                    ? plan.unexplained(diagnosis, seen)
                    : Optional.empty()));
        });
        return heard;
    }

    private Seen watchLoad() throws RunException, InterruptedException, SocketTableException {
        watch.look();
        plan.load(bed, subject);
        long began = System.nanoTime();
        for (Simulator client : bed.clients()) {
            began = lookUntil("started", Testbed.START_DEADLINE, client).nanos();
        }
        bed.begin();
        long ended = began + plan.length().toNanos();
        while (System.nanoTime() < ended) {
            look();
        }
        List<Report> reports = new ArrayList<>();
        for (Simulator client : bed.clients()) {
            reports.add(Report.parse(lookUntil("report", REPORT_DEADLINE, client).text()));
        }
        bed.mustHaveHappened();
        boolean settled = settle();
        return new Seen(subject, new Recording(List.of(subject.pid()), began, ended, settled, watch.observations(),
                List.of(), List.of()),
                reports);
    }

    private void look() throws RunException, InterruptedException, SocketTableException {
        watch.look();
        subject.process().mustRun();
    }

    /** Looks at the sockets until a client says what is awaited. */
    private PrintedLine lookUntil(String event, Duration patience, Simulator client)
            throws RunException, InterruptedException, SocketTableException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (client.running() && System.nanoTime() < deadline) {
            Optional<PrintedLine> line = client.poll(event);
            if (line.isPresent()) {
                return line.get();
            }
            look();
        }
        return client.await(event, EVERY);
    }

    private boolean settle() throws RunException, InterruptedException, SocketTableException {
        long deadline = System.nanoTime() + plan.settling().toNanos();
        int underLoad = watch.observations().size();
        boolean settled = false;
        while (!settled && System.nanoTime() < deadline) {
            look();
            settled = Settling.reached(watch.observations().subList(underLoad, watch.observations().size()));
        }
        return settled;
    }
}
