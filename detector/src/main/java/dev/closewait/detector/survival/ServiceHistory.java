package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Forecast;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.process.HostSample;
import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that the looks at one service have shown so far, and what is held of it. */
final class ServiceHistory {
    private static final double NANOS_PER_MILLI = 1e6;
    /** A first look within this part of the interval between looks is soon after a socket came. */
    private static final double YOUNG_INTERVALS = 0.25;
    /** Until the interval is known, the default one is taken. */
    private static final double FIRST_INTERVAL_MILLIS = 250;
    /** What one look found waiting has had a chance to leave by the second at which the application could close. */
    private static final int FEWEST_CHANCES = 2;
    /** A process that uses less than this of a CPU does not compute, collect garbage or spin. */
    private static final double IDLE_RUNNING_CPUS = 0.5;
    /** A pattern other than a leak is said after as many looks in a row have shown it. */
    private static final int LOOKS_IN_A_ROW = 3;

    private final Service service;
    private final SocketTracker tracker = new SocketTracker();
    private final ServiceClock clock = new ServiceClock();
    private final Census census = new Census();
    private final RecentLooks looks = new RecentLooks();
    private final SurvivalSettings settings;
    private final LeakTest answered;
    private final LeakTest unanswered;

    private @Nullable LastLook last;
    private @Nullable ProcessSample process;
    private double intervalMillis = FIRST_INTERVAL_MILLIS;
    private int chances;
    private int servedSockets;
    private LeakFinding finding = LeakFinding.none(Stage.ANSWERED);
    private @Nullable Judgement shown;
    private int shownInARow;
    private @Nullable Said said;

    /** What of the look before is needed at the next one; its columns may be reused. */
    private record LastLook(long nanos, HostSample host) {}

    /** What is held of the service: the judgement, what it rests on, and when its pattern was first said. */
    private record Said(Judgement judgement, LeakFinding finding, int looksInARow, Instant since) {}

    ServiceHistory(Service service, SurvivalSettings settings) {
        this.service = service;
        this.settings = settings;
        answered = new LeakTest(Stage.ANSWERED, DwellPrior.ANSWERED, settings.convictingDoubt());
        unanswered = new LeakTest(Stage.UNANSWERED, DwellPrior.UNANSWERED, settings.convictingDoubt());
    }

    Service service() {
        return service;
    }

    /** Whether this is the process that the history is about, as far as is known. */
    boolean isAbout(ProcessSample sample) {
        return process == null || ProcessUse.same(process, sample);
    }

    /** Begins a look. */
    void begin() {
        tracker.begin();
        census.begin();
        servedSockets = 0;
        answered.begin();
        unanswered.begin();
    }

    /** Takes a socket of this service. */
    void see(SocketColumns sockets, int row) {
        Stage stage = Stage.of(sockets, row);
        boolean served = Stage.servedWithin(sockets, row, intervalMillis);
        boolean isNew = tracker.see(sockets.cookie(row), stage, Stage.ageMillis(sockets, row, stage),
                intervalMillis * YOUNG_INTERVALS, served);
        census.count(sockets, row, stage, isNew);
        servedSockets += served ? 1 : 0;
    }

    /**
     * Ends the look.
     *
     * @param backlog connections that wait to be accepted
     * @param sample the service's process; null where it is not known
     */
    void end(Observation observation, int backlog, @Nullable ProcessSample sample) {
        if (last == null) {
            tracker.place(clock.now(), Double.MAX_VALUE);
        } else {
            goOn(observation, last, backlog, sample);
        }
        last = new LastLook(observation.nanos(), observation.host());
        process = sample == null ? process : sample;
    }

    private void goOn(Observation now, LastLook before, int backlog, @Nullable ProcessSample sample) {
        double elapsedNanos = now.nanos() - before.nanos();
        double elapsedMillis = elapsedNanos / NANOS_PER_MILLI;
        ProcessUse use = ProcessUse.between(process, sample, elapsedNanos);
        boolean stopped = sample != null && sample.stopped();
        boolean couldClose = !stopped && (signOfLife() || idle(use, backlog, sample));
        chances += couldClose ? 1 : 0;
        clock.advance(elapsedMillis, intervalMillis, couldClose,
                ServiceClock.share(use.runningCpus(), use.waitingCpus(), use.throttledShare()));

        tracker.place(clock.now(), clock.now() - clock.previous());
        tracker.showSeen(this::stays);
        tracker.showLeft(this::leaves);

        looks.add(new Look(elapsedMillis, clock.now(), tracker.size(), tracker.stayed(), tracker.departures(),
                answered.leftYoung(), unanswered.leftYoung(), opened(before.host(), now.host()), use.runningCpus(),
                use.waitingCpus(), use.throttledShare()));
        intervalMillis = looks.intervalMillis();
        judge(now.wallClock());
    }

    /** Sockets left, or were sent something: whoever does that can close, too. */
    private boolean signOfLife() {
        return tracker.departures() > 0 || servedSockets > 0;
    }

    /** Nothing waits for the application, and it does nothing. */
    private boolean idle(ProcessUse use, int backlog, @Nullable ProcessSample sample) {
        boolean workWaits = backlog > 0 || census.in(Stage.UNACCEPTED) > 0 || census.newIn(Stage.UNANSWERED) > 0;
        return sample != null && use.runningCpus() < IDLE_RUNNING_CPUS && !workWaits;
    }

    private void judge(Instant now) {
        if (chances >= FEWEST_CHANCES) {
            LeakFinding ofAnswered = answered.weigh(looks, intervalMillis);
            LeakFinding ofUnanswered = unanswered.weigh(looks, intervalMillis);
            finding = ofAnswered.doubt() <= ofUnanswered.doubt() ? ofAnswered : ofUnanswered;
            finding = finding.orOlder(census.oldestMillis(finding.stage()));
        }
        Said before = said;
        Optional<Pattern> last = Optional.ofNullable(shown).map(Judgement::pattern);
        double bound = isSaid(before, Pattern.LEAK) ? settings.retractingDoubt() : settings.convictingDoubt();
        shown = Verdict.of(looks, finding, finding.doubt() <= bound).orElse(null);
        Optional<Pattern> next = Optional.ofNullable(shown).map(Judgement::pattern);
        shownInARow = next.equals(last) ? shownInARow + 1 : 1;
        boolean sure = shownInARow >= LOOKS_IN_A_ROW || next.equals(Optional.of(Pattern.LEAK));
        if (shown != null && sure) {
            Instant since = before != null && isSaid(before, shown.pattern()) ? before.since() : now;
            said = new Said(shown, finding, shownInARow, since);
        } else if (sure || isSaid(before, Pattern.LEAK)) {
            // Nothing that can be named any more; or the suspects closed after all, which takes a leak back at once.
            said = null;
        }
    }

    private static boolean isSaid(@Nullable Said said, Pattern pattern) {
        return said != null && said.judgement().pattern() == pattern;
    }

    /** What is held of the service; empty while nothing is. */
    Optional<Diagnosis> diagnosis() {
        return Optional.ofNullable(said).map(this::diagnosis);
    }

    private Diagnosis diagnosis(Said of) {
        Judgement judgement = of.judgement();
        boolean leak = judgement.pattern() == Pattern.LEAK;
        Optional<Forecast> forecast = leak
                ? Optional.of(forecast(of.finding()))
                : Optional.empty();
        // Of a leak: one minus the doubt. Of others: the rule of succession over the looks in a row that showed it.
        double confidence = leak ? 1 - of.finding().doubt() : (of.looksInARow() + 1.0) / (of.looksInARow() + 2.0);
        return new Diagnosis(service, judgement.pattern(), judgement.also(), confidence, of.since(),
                Evidence.of(judgement, of.finding(), looks, census, service), forecast,
                Remedy.of(judgement.pattern(), of.finding(), census));
    }

    private Forecast forecast(LeakFinding leak) {
        LeakGrowth growth = new LeakGrowth(leak.suspects(), leak.oldestMillis() - leak.ordinaryMillis(), 0);
        return LeakForecast.of(growth, Optional.ofNullable(process).stream().toList(),
                Objects.requireNonNull(last).host(), tracker.size());
    }

    private void stays(Stage stage, double enteredMillis, boolean young) {
        double age = clock.now() - enteredMillis;
        switch (stage) {
            case ANSWERED -> answered.stays(age, young);
            case UNANSWERED -> unanswered.stays(age, young);
            case UNACCEPTED -> {} // The process cannot close what it has not accepted.
        }
    }

    private void leaves(Stage stage, double enteredMillis, boolean seenYoung) {
        double ageWhenSeen = clock.previous() - enteredMillis;
        boolean stillYoung = seenYoung && ageWhenSeen <= intervalMillis * YOUNG_INTERVALS;
        switch (stage) {
            case ANSWERED -> answered.leaves(ageWhenSeen, stillYoung);
            case UNANSWERED -> unanswered.leaves(ageWhenSeen, stillYoung);
            case UNACCEPTED -> {} // It may have been accepted and closed, or accepted only to be closed.
        }
    }

    /** Connections that were accepted and are not open any more: those that are may never have been asked to close. */
    private static long opened(HostSample before, HostSample after) {
        boolean known = before.passiveOpens() != HostSample.UNKNOWN && before.established() != HostSample.UNKNOWN
                && after.passiveOpens() != HostSample.UNKNOWN && after.established() != HostSample.UNKNOWN;
        long stillOpen = Math.max(0, after.established() - before.established());
        return known ? Math.max(0, after.passiveOpens() - before.passiveOpens() - stillOpen) : 0;
    }
}
