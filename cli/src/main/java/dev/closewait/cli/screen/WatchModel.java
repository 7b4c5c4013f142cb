package dev.closewait.cli.screen;

import dev.closewait.cli.output.Effort;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Service;
import dev.closewait.detector.diagnosis.ServiceIndex;
import dev.closewait.detector.observation.Observation;
import dev.closewait.detector.socket.SocketColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the looks have shown so far, for the screen. Which service is selected stays so when their order changes. */
final class WatchModel {
    private final WatchSetting setting;
    private final boolean keys;
    private final Effort effort;
    private final ServiceIndex index = new ServiceIndex();
    private Map<Service, ServiceModel> models = new LinkedHashMap<>();
    private List<ServiceView> services = List.of();
    private @Nullable Service selected;
    private Instant now = Instant.EPOCH;
    private long firstNanos;
    private long lastNanos;

    /**
     * @param keys whether a person can select a service
     */
    WatchModel(WatchSetting setting, boolean keys) {
        this.setting = setting;
        this.keys = keys;
        this.effort = new Effort(setting.every());
    }

    /**
     * Takes a look.
     *
     * @param diagnoses what is held of the services now
     * @param cpuNanos the CPU time that closewait has used
     */
    void looked(Observation observation, List<Diagnosis> diagnoses, long cpuNanos) {
        effort.looked(observation.nanos(), cpuNanos);
        firstNanos = effort.looks() == 1 ? observation.nanos() : firstNanos;
        lastNanos = observation.nanos();
        now = observation.wallClock();
        index.read(observation);
        List<ServiceModel> present = present(observation.nanos());
        SocketColumns sockets = observation.closeWait();
        for (int row = 0; row < sockets.size(); row++) {
            present.get(index.numberOf(row)).see(sockets, row);
        }
        services = present.stream()
                .map(model -> model.end(observation.nanos(), of(model.service(), diagnoses)))
                .sorted(ServiceView.MOST_SEVERE_FIRST)
                .toList();
    }

    /** The services of this look, in the order of their numbers; those that are gone are forgotten. */
    private List<ServiceModel> present(long nanos) {
        Map<Service, ServiceModel> before = models;
        models = new LinkedHashMap<>();
        List<ServiceModel> present = new ArrayList<>();
        for (int number = 0; number < index.size(); number++) {
            Service service = index.service(number);
            ServiceModel model = before.getOrDefault(service, new ServiceModel(service, nanos));
            model.begin(index.processes(number));
            models.put(service, model);
            present.add(model);
        }
        return present;
    }

    /** Moves the selection by so many lines; it stops at both ends. */
    void select(int by) {
        if (!services.isEmpty()) {
            selected = services.get(Math.clamp((long) selection() + by, 0, services.size() - 1)).service();
        }
    }

    /** Until somebody has selected one, the first is. */
    private int selection() {
        for (int i = 0; i < services.size(); i++) {
            if (services.get(i).service().equals(selected)) {
                return i;
            }
        }
        return 0;
    }

    WatchView view() {
        Optional<ServiceModel> told = services.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(models.get(services.get(selection()).service()));
        return new WatchView(setting, keys, LocalTime.ofInstant(now, setting.zone()),
                Duration.ofNanos(lastNanos - firstNanos),
                effort.looks(), effort.missed(), effort.cpu(), services, selection(),
                told.map(ServiceModel::counts).orElse(List.of()),
                Duration.ofNanos(told.map(model -> lastNanos - model.firstNanos()).orElse(0L)));
    }

    private static Optional<Diagnosis> of(Service service, List<Diagnosis> diagnoses) {
        return diagnoses.stream().filter(said -> said.service().equals(service)).findFirst();
    }
}
