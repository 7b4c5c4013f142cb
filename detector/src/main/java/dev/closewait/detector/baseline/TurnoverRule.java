package dev.closewait.detector.baseline;

import dev.closewait.detector.baseline.RuleDetector.Answer;
import dev.closewait.detector.baseline.RuleDetector.Rule;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rule that people go by when they compare two looks by eye: remote endpoints all new is churn, slowly changing
 * is starvation, constant with a growing count is a leak.
 */
final class TurnoverRule implements Rule {
    static final String NAME = "turnover";

    private static final int FEW_SOCKETS = 8;
    private static final double NEW_AT_EVERY_LOOK = 0.7;
    private static final double CONSTANT = 0.05;

    private Optional<Set<Endpoint>> last = Optional.empty();

    /** What a person compares: the remote address and port. */
    private record Endpoint(long high, long low, int port) {}

    @Override
    public Optional<Answer> apply(Observation observation, List<Integer> rows) {
        SocketColumns sockets = observation.closeWait();
        Set<Endpoint> now = new HashSet<>();
        for (int row : rows) {
            now.add(new Endpoint(sockets.remoteHigh(row), sockets.remoteLow(row), sockets.remotePort(row)));
        }
        Optional<Set<Endpoint>> before = last;
        last = Optional.of(now);
        if (now.size() < FEW_SOCKETS) {
            return Optional.of(new Answer(Pattern.HEALTHY, "only " + now.size() + " sockets"));
        }
        // Many at the first look say nothing: there is nothing to compare them with.
        return before.flatMap(earlier -> compare(earlier, now));
    }

    private static Optional<Answer> compare(Set<Endpoint> before, Set<Endpoint> now) {
        long gone = before.stream().filter(endpoint -> !now.contains(endpoint)).count();
        double turnover = before.isEmpty() ? 1 : (double) gone / before.size();
        String why = String.format(Locale.ROOT, "%d sockets after %d, %.0f %% of the endpoints gone", now.size(),
                before.size(), 100 * turnover);
        if (turnover >= NEW_AT_EVERY_LOOK) {
            return Optional.of(new Answer(Pattern.FAST_CHURN, why));
        }
        if (turnover > CONSTANT) {
            return Optional.of(new Answer(Pattern.CPU_STARVED, why));
        }
        return now.size() > before.size() ? Optional.of(new Answer(Pattern.LEAK, why)) : Optional.empty();
    }
}
