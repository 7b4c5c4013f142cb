package dev.closewait.lessons.plan;

import dev.closewait.detector.socket.TcpState;
import dev.closewait.lessons.event.Cause;
import dev.closewait.lessons.event.Difference;
import dev.closewait.lessons.event.Exhibit;
import dev.closewait.lessons.event.Question;
import dev.closewait.lessons.event.Reason;
import dev.closewait.lessons.event.Source;
import dev.closewait.lessons.socket.Call;
import dev.closewait.lessons.socket.Claim;
import dev.closewait.lessons.socket.LessonSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * A step, as a lesson writes it down: what is called, and what the kernel must show then. What is not said to change must not:
 * states and queues stay as the step before left them.
 */
public final class StepPlan implements Passages {
    private final String title;
    private Optional<Question> question = Optional.empty();
    private final List<Call> calls = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private final Map<LessonSocket, Queues> queues = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Supplier<Exhibit>> exhibits = new ArrayList<>();
    private final List<Supplier<List<Difference>>> checks = new ArrayList<>();
    private boolean othersCross;
    private boolean happensOfItself;
    private Duration extraTime = Duration.ZERO;
    private final List<Reason> reasons = new ArrayList<>();

    /** What is said of both queues of an endpoint. */
    record Queues(Queue receive, Queue send) {}

    StepPlan(String title) {
        this.title = title;
    }

    /** Asks the learner to think first. */
    public StepPlan ask(String asks, String answer) {
        question = Optional.of(Question.open(asks, answer));
        return this;
    }

    /**
     * Asks the learner to choose.
     *
     * @param right the number of the right choice, from 1
     */
    public StepPlan ask(String asks, List<String> choices, int right, String answer) {
        question = Optional.of(new Question(asks, choices, OptionalInt.of(right), answer));
        return this;
    }

    public StepPlan call(Call... more) {
        return call(List.of(more));
    }

    public StepPlan call(List<Call> more) {
        calls.addAll(more);
        return this;
    }

    @Override
    public StepPlan self() {
        return this;
    }

    /** The endpoint comes to this state; several moves of one endpoint follow each other. */
    public StepPlan moves(LessonSocket socket, Cause cause, TcpState to) {
        moves.add(new Move(socket, cause, to));
        return this;
    }

    /** What Recv-Q and Send-Q read from now on. */
    public StepPlan queues(LessonSocket socket, int receive, int send) {
        return queues(socket, Queue.exactly(receive), Queue.exactly(send));
    }

    public StepPlan queues(LessonSocket socket, Queue receive, Queue send) {
        queues.put(socket, new Queues(receive, send));
        return this;
    }

    /** These segments cross, in this order, and no others. */
    public StepPlan crosses(Claim... segments) {
        claims.addAll(List.of(segments));
        return this;
    }

    /** Other segments may cross as well, as probes of a closed window do. */
    public StepPlan amongOthers() {
        othersCross = true;
        return this;
    }

    /** What happens in this step may have happened when it begins: a timer does not wait for a learner. */
    public StepPlan ofItself() {
        happensOfItself = true;
        return this;
    }

    /** Shows something else when the step has been taken. */
    public StepPlan show(Supplier<Exhibit> exhibit) {
        exhibits.add(exhibit);
        return this;
    }

    /**
     * Looks at something else that must come true; as long as it differs and there is time, the step looks again.
     *
     * @param differences nothing where it is as the lesson says
     */
    public StepPlan check(Supplier<List<Difference>> differences) {
        checks.add(differences);
        return this;
    }

    /** Waits longer, for a timer. */
    public StepPlan takes(Duration time) {
        extraTime = time;
        return this;
    }

    /**
     * Says why it is so, where the protocol wants it so.
     *
     * @param section the section of RFC 9293
     * @param paragraph of text
     */
    public StepPlan why(String section, String paragraph) {
        return because(new Source.Rfc9293(section), paragraph);
    }

    /**
     * Says what Linux does of its own.
     *
     * @param place where that is written down: a manual page, a setting, a file of the kernel
     * @param paragraph of text
     */
    public StepPlan linux(String place, String paragraph) {
        return because(new Source.Linux(place), paragraph);
    }

    private StepPlan because(Source source, String paragraph) {
        reasons.add(new Reason(paragraph, source));
        return this;
    }

    public String title() {
        return title;
    }

    public Optional<Question> question() {
        return question;
    }

    public List<Call> calls() {
        return calls;
    }

    public List<Claim> claims() {
        return claims;
    }

    public boolean othersCross() {
        return othersCross;
    }

    public boolean happensOfItself() {
        return happensOfItself;
    }

    public List<Supplier<Exhibit>> exhibits() {
        return exhibits;
    }

    /** What the checks find now. */
    public List<Difference> differences() {
        return checks.stream().flatMap(check -> check.get().stream()).toList();
    }

    public Duration extraTime() {
        return extraTime;
    }

    public List<Reason> reasons() {
        return reasons;
    }

    List<Move> moves() {
        return moves;
    }

    Map<LessonSocket, Queues> queues() {
        return queues;
    }
}
