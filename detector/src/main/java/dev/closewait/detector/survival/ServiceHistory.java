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
import java.util.List;
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
    private final LeakTest answered = new LeakTest(Stage.ANSWERED, DwellPrior.ANSWERED);
    private final LeakTest unanswered = new LeakTest(Stage.UNANSWERED, DwellPrior.UNANSWERED);

    private @Nullable LastLook last;
    private @Nullable ProcessSample process;
    private double intervalMillis = FIRST_INTERVAL_MILLIS;
    private int chances;
    private LeakFinding finding = LeakFinding.none(Stage.ANSWERED);
    private @Nullable Judgement shown;
    private int shownInARow;
    private @Nullable Said said;

    /** What of the look before is needed at the next one; its columns may be reused. */
    private record LastLook(long nanos, HostSample host) {}

    /** What is held of the service: the judgement, and when its pattern was first said. */
    private record Said(Judgement judgement, Instant since) {}

    ServiceHistory(Service service) {
        this.service = service;
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
        answered.begin();
        unanswered.begin();
    }

    /** Takes a socket of this service. */
    void see(SocketColumns sockets, int row) {
        Stage stage = Stage.of(sockets, row);
        boolean isNew = tracker.see(sockets.cookie(row), stage, Stage.ageMillis(sockets, row, stage),
                intervalMillis * YOUNG_INTERVALS);
        census.count(sockets, row, stage, isNew);
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
        boolean couldClose = signOfLife() || idle(use, backlog, sample);
        chances += couldClose ? 1 : 0;
        double nominal = looks.size() == 0 ? elapsedMillis : intervalMillis;
        clock.advance(elapsedMillis, nominal, couldClose,
                ServiceClock.share(use.runningCpus(), use.waitingCpus(), use.throttledShare()));

        tracker.place(clock.now(), clock.now() - clock.previous());
        tracker.showSeen(this::stays);
        tracker.showDeparted(this::leaves);

        looks.add(new Look(elapsedMillis, clock.now(), tracker.size(), tracker.stayed(), tracker.departures(),
                answered.leftYoung(), unanswered.leftYoung(), opened(before.host(), now.host()), use.runningCpus(),
                use.waitingCpus(), use.throttledShare()));
        intervalMillis = looks.intervalMillis();
        judge(now.wallClock());
    }

    /** Sockets left, or the peer's last request was answered: whoever does that can close, too. */
    private boolean signOfLife() {
        return tracker.departures() > 0 || census.newIn(Stage.ANSWERED) > 0;
    }

    /** Nothing waits for the application, nothing stops it, and it does nothing. */
    private boolean idle(ProcessUse use, int backlog, @Nullable ProcessSample sample) {
        boolean workWaits = backlog > 0 || census.in(Stage.UNACCEPTED) > 0 || census.newIn(Stage.UNANSWERED) > 0;
        return sample != null && !sample.stopped() && use.runningCpus() < IDLE_RUNNING_CPUS && !workWaits;
    }

    private void judge(Instant now) {
        if (chances >= FEWEST_CHANCES) {
            LeakFinding ofAnswered = answered.weigh(looks, intervalMillis);
            LeakFinding ofUnanswered = unanswered.weigh(looks, intervalMillis);
            finding = ofAnswered.doubt() <= ofUnanswered.doubt() ? ofAnswered : ofUnanswered;
        }
        Said before = said;
        Optional<Pattern> last = Optional.ofNullable(shown).map(Judgement::pattern);
        shown = Verdict.of(looks, finding, isSaid(before, Pattern.LEAK)).orElse(null);
        Optional<Pattern> next = Optional.ofNullable(shown).map(Judgement::pattern);
        shownInARow = next.equals(last) ? shownInARow + 1 : 1;
        boolean sure = shownInARow >= LOOKS_IN_A_ROW || next.equals(Optional.of(Pattern.LEAK));
        if (shown != null && sure) {
            Instant since = before != null && isSaid(before, shown.pattern()) ? before.since() : now;
            said = new Said(shown, since);
        } else if (sure && before != null && !before.judgement().pattern().problem()) {
            // What stays is not harmless any more, and not enough to say what it is.
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
                ? Optional.of(LeakForecast.of(finding, census.oldestMillis(finding.stage()),
                        Optional.ofNullable(process)))
                : Optional.empty();
        List<String> evidence = Evidence.of(judgement, finding, looks, census, service);
        return new Diagnosis(service, judgement.pattern(), judgement.also(), confidence(leak), of.since(), evidence,
                forecast, Remedy.of(judgement.pattern(), finding, census));
    }

    /** Of a leak: one minus the doubt. Of others: the rule of succession over the looks in a row that showed it. */
    private double confidence(boolean leak) {
        return leak ? 1 - finding.doubt() : (shownInARow + 1.0) / (shownInARow + 2.0);
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

    private static long opened(HostSample before, HostSample after) {
        boolean known = before.passiveOpens() != HostSample.UNKNOWN && after.passiveOpens() != HostSample.UNKNOWN;
        return known ? Math.max(0, after.passiveOpens() - before.passiveOpens()) : 0;
    }
}
