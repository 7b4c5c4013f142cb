package dev.closewait.detector.survival;

import com.google.auto.service.AutoService;
import dev.closewait.detector.diagnosis.Detector;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Headline;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.diagnosis.ServiceIndex;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells {@code FAST_CHURN}, {@code CPU_STARVED} and {@code LEAK} from each other and from {@code HEALTHY} by who
 * leaves CLOSE_WAIT, each service alone.
 */
@AutoService(Detector.class)
public final class SurvivalDetector implements Detector {
    /** The name it is chosen by. */
    public static final String NAME = "survival";

    private final SurvivalSettings settings;
    private ServiceIndex index = new ServiceIndex();
    private final Map<Service, ServiceHistory> histories = new LinkedHashMap<>();
    private final List<ServiceHistory> present = new ArrayList<>();
    private long lastNanos = Long.MIN_VALUE;

    public SurvivalDetector() {
        this(SurvivalSettings.DEFAULT);
    }

    public SurvivalDetector(SurvivalSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Observation observation) {
        if (observation.nanos() < lastNanos) {
            // Another recording, or another boot of the machine: nothing that was seen goes on.
            histories.clear();
            index = new ServiceIndex();
        }
        lastNanos = observation.nanos();
        index.read(observation);
        present.clear();
        for (int number = 0; number < index.size(); number++) {
            ServiceHistory history = history(number);
            history.begin(observation, index.sockets(number));
            present.add(history);
        }
        SocketColumns sockets = observation.closeWait();
        for (int row = 0; row < sockets.size(); row++) {
            present.get(index.numberOf(row)).see(sockets, row);
        }
        index.release();
        for (int number = 0; number < index.size(); number++) {
            present.get(number)
                    .end(observation, index.backlog(number), index.process(number).orElse(null),
                            index.processes(number));
        }
        // A server that ended keeps its last diagnosis; clients come and go, and are forgotten.
        histories.values().removeIf(history -> history.service().port() == 0 && !present.contains(history));
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return histories.values()
                .stream()
                .map(ServiceHistory::diagnosis)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Diagnosis::pattern).reversed())
                .toList();
    }

    @Override
    public List<Headline> headlines() {
        List<Headline> lines = new ArrayList<>(1); // mostly there is one service
        for (ServiceHistory history : histories.values()) {
            history.headline().ifPresent(lines::add);
        }
        lines.sort(Comparator.comparing(Headline::pattern).reversed());
        return lines;
    }

    /** Whether a pattern is said of any service now; unlike {@link #diagnoses()}, without putting it into words. */
    public boolean says(Pattern pattern) {
        for (ServiceHistory history : histories.values()) {
            if (history.says(pattern)) {
                return true;
            }
        }
        return false;
    }

    /** The history of a service; a new one when its process is another than before. */
    private ServiceHistory history(int number) {
        Service service = index.service(number);
        ServiceHistory known = histories.get(service);
        boolean another = known != null && index.process(number).filter(process -> !known.isAbout(process)).isPresent();
        if (known == null || another) {
            histories.keySet().removeIf(old -> service.port() != 0 && old.port() == service.port());
            ServiceHistory fresh = new ServiceHistory(service, settings);
            histories.put(service, fresh);
            return fresh;
        }
        return known;
    }
}
