package dev.closewait.cli.screen;

import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.detector.diagnosis.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is shown of one service.
 *
 * @param service which it is
 * @param process its process's short name; empty when it is not known
 * @param pids the processes that own its sockets, as far as they are known
 * @param count how many of its sockets are in CLOSE_WAIT
 * @param inPerSecond sockets that come, over the last seconds
 * @param outPerSecond sockets that leave
 * @param ages how long they have been there
 * @param stops where the application stopped with them
 * @param diagnosis what is held of it; empty while nothing is
 */
record ServiceView(Service service, String process, List<Long> pids, int count, double inPerSecond,
        double outPerSecond, Ages ages, Stops stops, Optional<Diagnosis> diagnosis) {
    /** The most severe first, then the fullest. */
    static final Comparator<ServiceView> MOST_SEVERE_FIRST = Comparator.comparing(ServiceView::severity)
            .thenComparingInt(ServiceView::count)
            .reversed()
            .thenComparingInt(view -> view.service().port())
            .thenComparingLong(view -> view.service().pid());

    ServiceView {
        pids = List.copyOf(pids);
    }

    /** All harmless patterns are equal, and as much as nothing. */
    private Pattern severity() {
        return diagnosis.map(Diagnosis::pattern).filter(Pattern::problem).orElse(Pattern.HEALTHY);
    }
}
