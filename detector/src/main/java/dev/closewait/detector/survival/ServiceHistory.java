package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Headline;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** All that the looks at one service have shown so far, and what is held of it. */
@SuppressWarnings("EnumOrdinal") // an array, one element a stage: it is asked once per socket
final class ServiceHistory {
    private static final double NANOS_PER_MILLI = 1e6;
    /** Until the interval is known, the default one is taken. */
    private static final double FIRST_INTERVAL_MILLIS = 250;
    /** Processes that use less than this of a CPU do not compute, collect garbage or spin. */
    private static final double IDLE_RUNNING_CPUS = 0.5;

    private final Service service;
    private final boolean outgoing;
    private final SurvivalSettings settings;
    private final SocketTracker tracker = new SocketTracker();
    private final ServiceClock clock = new ServiceClock();
    private final Census census = new Census();
    private final DwellCurve[] curves = {new DwellCurve(), new DwellCurve(), new DwellCurve()};
    private final RecentLooks looks = new RecentLooks();
    private final Stall stall = new Stall();
    private final ServiceProcesses processes = new ServiceProcesses();
    private final LeakWatch leaks;
    private final Opinion opinion = new Opinion();

    private @Nullable LastLook last;
    private double nowMillis;
    private double beforeMillis;
    private double intervalMillis = FIRST_INTERVAL_MILLIS;
    private int servedSockets;
    private int late;
    private int lateDepartures;
    private Suspicion suspicion = Suspicion.NONE;

    /** What of the look before is needed at the next one; its columns may be reused. */
    private record LastLook(long nanos, HostSample host) {}

    ServiceHistory(Service service, SurvivalSettings settings) {
        this.service = service;
        this.settings = settings;
        outgoing = service.port() == 0;
        leaks = new LeakWatch(outgoing, settings);
    }

    Service service() {
        return service;
    }

    /** Whether this is the process that the history is about, as far as is known. */
    boolean isAbout(ProcessSample principal) {
        return processes.principal().filter(known -> !ProcessUse.same(known, principal)).isEmpty();
    }

    /**
     * Begins a look.
     *
     * @param sockets how many of this service it will show
     */
    void begin(Observation observation, int sockets) {
        beforeMillis = nowMillis;
        nowMillis = observation.nanos() / NANOS_PER_MILLI;
        tracker.begin(nowMillis);
        tracker.makeRoom(sockets);
        census.begin();
        leaks.begin();
        servedSockets = 0;
        late = 0;
        lateDepartures = 0;
    }

    /** Takes a socket of this service. */
    void see(SocketColumns sockets, int row) {
        Stage stage = Stage.of(sockets, row, outgoing);
        census.count(sockets, row, stage, tracker.see(sockets, row, stage, intervalMillis));
        // What is still in the send queue, the kernel sends once more or lets go of by itself.
        boolean sentByProcess = sockets.sendQueue(row) == 0 && Stage.servedWithin(sockets, row, intervalMillis);
        servedSockets += sentByProcess ? 1 : 0;
    }

    /**
     * Ends the look.
     *
     * @param backlog connections that wait to be accepted
     * @param principal the service's process, or its master; null where it is not known
     * @param samples all processes of the service
     */
    void end(Observation observation, int backlog, @Nullable ProcessSample principal, List<ProcessSample> samples) {
        if (last == null) {
            tracker.place(clock.now(), Double.NEGATIVE_INFINITY);
            processes.see(principal, samples, 0);
        } else {
            goOn(observation, last, backlog, principal, samples);
        }
        last = new LastLook(observation.nanos(), observation.host());
    }

    private void goOn(Observation now, LastLook before, int backlog, @Nullable ProcessSample principal,
            List<ProcessSample> samples) {
        double elapsedNanos = now.nanos() - before.nanos();
        double elapsedMillis = elapsedNanos / NANOS_PER_MILLI;
        processes.see(principal, samples, elapsedNanos);
        // What a process held when it ended was not closed by anybody.
        IntPredicate ended = processes::hasJustEnded;
        int departures = tracker.departures() - (processes.anyJustEnded() ? tracker.departuresOf(ended) : 0);
        boolean finished = departures > 0 || servedSockets > 0;
        boolean couldClose = !processes.stopped() && (finished || idle(backlog));
        ProcessUse use = processes.use();
        clock.advance(elapsedMillis, intervalMillis, couldClose,
                ServiceClock.share(use.runningCpus(), use.waitingCpus(), use.throttledShare()));

        tracker.place(clock.now(), clock.previous());
        tracker.showLeft(this::left);
        tracker.showSeen(this::stays);
        leaks.processes(samples, elapsedMillis);

        looks.add(new Look(elapsedMillis, clock.now(), tracker.size(), tracker.stayed(), departures, late,
                lateDepartures, leaks.leftYoung(Stage.ANSWERED), leaks.leftYoung(Stage.UNANSWERED),
                opened(before.host(), now.host()), use));
        boolean othersAnswered = !opensKnown(before.host(), now.host()) || looks.back(0).openedUnseen() > 0;
        stall.goOn(Math.min(elapsedMillis, intervalMillis), workWaits(backlog, othersAnswered), finished);
        intervalMillis = looks.intervalMillis();
        judge(now, couldClose);
    }

    /**
     * Whether somebody waits for the application, leak suspects left out. Those whose answer is due tell little of a
     * service that answers others: they count when there are some, and the CPU says that it answers nobody; or when
     * there are many, and no connection came and went that was not seen here.
     *
     * @param othersAnswered whether connections came and went that were not seen here, or that cannot be told
     */
    private boolean workWaits(int backlog, boolean othersAnswered) {
        if (outgoing || backlog > 0 || census.in(Stage.UNACCEPTED) > 0) {
            return !outgoing;
        }
        boolean leakHeld = opinion.holds(Pattern.LEAK) && suspicion.sockets().stage() == Stage.UNANSWERED;
        int waiting = census.in(Stage.UNANSWERED) - (leakHeld ? suspicion.sockets().suspects() : 0);
        return (waiting >= Stall.SOME_UNANSWERED && Stall.answersNobody(processes.use()))
                || (waiting >= Stall.MANY_UNANSWERED && !othersAnswered);
    }

    /** Nothing new waits for the application, and it does nothing. */
    private boolean idle(int backlog) {
        boolean workWaits = backlog > 0 || census.in(Stage.UNACCEPTED) > 0
                || (!outgoing && census.newIn(Stage.UNANSWERED) > 0);
        return processes.use().known() && processes.use().runningCpus() < IDLE_RUNNING_CPUS && !workWaits;
    }

    private void judge(Observation now, boolean couldClose) {
        boolean standsStill = stall.standsStill();
        suspicion = leaks.weigh(looks, intervalMillis, couldClose, standsStill);
        boolean heldUntilNow = opinion.holds(Pattern.LEAK);
        double bound = heldUntilNow ? settings.retractingDoubt() : settings.convictingDoubt();
        Optional<Integer> leak = Optional.of(suspicion)
                .filter(held -> held.doubt() <= bound)
                .map(held -> held.sockets().suspects());
        opinion.see(Verdict.of(looks, outgoing, leak, standsStill, heldUntilNow && leak.isEmpty()), now.wallClock());
    }

    /** Whether a pattern is among those that are held. */
    boolean says(Pattern pattern) {
        return opinion.holds(pattern);
    }

    /** What is held of the service, without why. */
    Optional<Headline> headline() {
        return opinion.said()
                .map(said -> new Headline(service, said.judgement().pattern(), said.judgement().also()));
    }

    /** What is held of the service; empty while nothing is. */
    Optional<Diagnosis> diagnosis() {
        return opinion.said().map(said -> {
            LeakFinding finding = suspicion.sockets();
            boolean leakHeld = said.judgement().leaks();
            Suspects suspects = leakHeld
                    ? Suspects.of(finding, leaks.suspects(finding), clock, nowMillis, looks)
                    : Suspects.NONE;
            OwnersOfSuspects owners = leakHeld
                    ? OwnersOfSuspects.of(finding, leaks, tracker, clock, processes)
                    : OwnersOfSuspects.PRINCIPAL;
            Grounds grounds = new Grounds(service, said.judgement(), suspicion, suspects, owners, looks, census,
                    curve(finding.stage()), stall, processes, opinion.retraction());
            Optional<Forecast> forecast = leakHeld ? Optional.of(forecast(suspects)) : Optional.empty();
            return new Diagnosis(service, said.judgement().pattern(), said.judgement().also(), confidence(said),
                    said.since(), Evidence.of(grounds), forecast, Remedy.of(grounds));
        });
    }

    private Forecast forecast(Suspects suspects) {
        LeakGrowth growth = suspects.growth().leaked() > 0 ? suspects.growth() : leaks.strandedGrowth();
        HostSample host = last == null ? HostSample.NOTHING : last.host();
        return LeakForecast.of(growth, processes.samples(), host, tracker.size());
    }

    /**
     * Of what is weighed over time: one minus the doubt. Of the others: the rule of succession over the looks in a row that
     * showed it.
     */
    private double confidence(Opinion.Said said) {
        return switch (said.judgement().pattern()) {
            case LEAK -> 1 - suspicion.doubt();
            case STALLED -> 1 - stall.doubt();
            default -> (said.looksInARow() + 1.0) / (said.looksInARow() + 2.0);
        };
    }

    private void stays(SocketRows rows, int row) {
        Stage stage = rows.stage(row);
        double entered = rows.entered(row);
        double age = clock.now() - entered;
        if (tracker.sawBefore(row)) {
            curve(stage).stayed(clock.previous() - entered, age);
        }
        leaks.stays(rows, row, entered, clock);
        late += age >= Look.LATE_MILLIS && stage != Stage.UNACCEPTED ? 1 : 0;
    }

    private void left(SocketRows rows, int row) {
        if (rows.fate(row) == Fate.GONE && processes.hasJustEnded(rows.owner(row))) {
            return;
        }
        Stage stage = rows.stage(row);
        double ageWhenSeen = clock.previous() - rows.entered(row);
        double ageNow = clock.now() - rows.entered(row);
        leaks.leaves(rows, row, clock, beforeMillis, intervalMillis);
        curve(stage).left(ageWhenSeen, ageNow);
        boolean wasLate = stage != Stage.UNACCEPTED
                && (rows.lateBefore(row) || (ageWhenSeen + ageNow) / 2 >= Look.LATE_MILLIS);
        if (wasLate && rows.fate(row) == Fate.GONE) {
            lateDepartures++;
        } else if (wasLate) {
            tracker.wentOnLate(row); // an answer that is sent bit by bit begins its stage anew, and not its wait
        }
    }

    private DwellCurve curve(Stage stage) {
        return curves[stage.ordinal()];
    }

    /** Connections that were accepted and are not open any more: those that are may never have been asked to close. */
    private static boolean opensKnown(HostSample before, HostSample after) {
        return before.passiveOpens() != HostSample.UNKNOWN && before.established() != HostSample.UNKNOWN
                && after.passiveOpens() != HostSample.UNKNOWN && after.established() != HostSample.UNKNOWN;
    }

    private static long opened(HostSample before, HostSample after) {
        boolean known = opensKnown(before, after);
        long stillOpen = Math.max(0, after.established() - before.established());
        return known ? Math.max(0, after.passiveOpens() - before.passiveOpens() - stillOpen) : 0;
    }
}
