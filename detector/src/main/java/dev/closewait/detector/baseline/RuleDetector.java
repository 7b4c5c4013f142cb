package dev.closewait.detector.baseline;

import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.diagnosis.ServiceIndex;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A detector made of one simple rule, which each service has a copy of. */
final class RuleDetector implements Detector {
    /** The rule, and what it remembers of one service. */
    interface Rule {
        /**
         * Takes the service's sockets of one observation.
         *
         * @param rows the rows of {@link Observation#closeWait()} that are the service's
         * @return what the rule says now; empty while it says nothing
         */
        Optional<Answer> apply(Observation observation, List<Integer> rows);
    }

    /** What a rule says, and why. Rules know no probabilities, so there is no confidence in it. */
    record Answer(Pattern pattern, String why) {}

    private static final double NO_CONFIDENCE_KNOWN = 0.5;

    private final String name;
    private final Supplier<Rule> ruleOfService;
    private final ServiceIndex index = new ServiceIndex();
    private final Map<Service, Rule> rules = new HashMap<>();
    private final Map<Service, Diagnosis> said = new HashMap<>();

    RuleDetector(String name, Supplier<Rule> ruleOfService) {
        this.name = name;
        this.ruleOfService = ruleOfService;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void observe(Observation observation) {
        index.read(observation);
        List<List<Integer>> rows = new ArrayList<>();
        for (int number = 0; number < index.size(); number++) {
            rows.add(new ArrayList<>());
        }
        SocketColumns sockets = observation.closeWait();
        for (int row = 0; row < sockets.size(); row++) {
            rows.get(index.numberOf(row)).add(row);
        }
        forgetAbsent();
        for (int number = 0; number < index.size(); number++) {
            Service service = index.service(number);
            rules.computeIfAbsent(service, _ -> ruleOfService.get())
                    .apply(observation, rows.get(number))
                    .ifPresent(answer -> say(service, answer, observation.wallClock()));
        }
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return said.values().stream().sorted(Comparator.comparing(Diagnosis::pattern).reversed()).toList();
    }

    private void forgetAbsent() {
        Set<Service> present = new HashSet<>();
        for (int number = 0; number < index.size(); number++) {
            present.add(index.service(number));
        }
        rules.keySet().retainAll(present);
        said.keySet().retainAll(present);
    }

    private void say(Service service, Answer answer, Instant now) {
        Diagnosis before = said.get(service);
        Instant since = before != null && before.pattern() == answer.pattern() ? before.since() : now;
        said.put(service, new Diagnosis(service, answer.pattern(), List.of(), NO_CONFIDENCE_KNOWN, since,
                List.of(answer.why()), Optional.empty(), Optional.empty()));
    }
}
