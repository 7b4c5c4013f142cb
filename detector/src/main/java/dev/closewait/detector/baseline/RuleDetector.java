package dev.closewait.detector.baseline;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.diagnosis.ServiceIndex;
import dev.closewait.detector.observation.Observation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A detector made of one simple rule, which each service has a copy of. */
abstract class RuleDetector implements Baseline {
    /** The rule, and what it remembers of one service. */
    interface Rule {
        /**
         * Takes the service's sockets of one observation.
         *
         * @param rows the rows of {@link Observation#closeWait()} that are the service's; filled again at the next look
         * @return what the rule says now; empty while it has nothing new to say
         */
        Optional<Answer> apply(Observation observation, Rows rows);
    }

    /** What a rule says, and why. Rules know no probabilities, so there is no confidence in it. */
    record Answer(Pattern pattern, String why) {}

    private static final double NO_CONFIDENCE_KNOWN = 0.5;

    private final String name;
    private final Supplier<Rule> ruleOfService;
    private final Rows rows = new Rows();
    private final Map<Service, Rule> rules = new HashMap<>();
    private final Map<Service, Diagnosis> said = new HashMap<>();
    private ServiceIndex index = new ServiceIndex();
    private long lastNanos = Long.MIN_VALUE;

    RuleDetector(String name, Supplier<Rule> ruleOfService) {
        this.name = name;
        this.ruleOfService = ruleOfService;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void observe(Observation observation) {
        if (observation.nanos() < lastNanos) {
            // Another recording, or another boot of the machine: nothing that was seen goes on.
            rules.clear();
            said.clear();
            index = new ServiceIndex();
        }
        lastNanos = observation.nanos();
        index.read(observation);
        rows.sort(index, observation.closeWait().size());
        forgetAbsent();
        for (int number = 0; number < index.size(); number++) {
            Service service = index.service(number);
            rules.computeIfAbsent(service, _ -> ruleOfService.get())
                    .apply(observation, rows.of(number))
                    .ifPresent(answer -> say(service, answer, observation.wallClock()));
        }
    }

    @Override
    public final List<Diagnosis> diagnoses() {
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
