package dev.closewait.scenarios.kernel;

import dev.closewait.detector.observation.Observation;
import dev.closewait.scenarios.file.CloseWaitSpec;
import dev.closewait.scenarios.file.KernelSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says from the raw sockets alone whether what a scenario is about did happen. It knows no detector. */
public final class KernelJudge {
    /** What ends a sentence about sockets that never leave, when that did not show. */
    public static final String UNSETTLED = "could not be told: sockets were still leaving when the run ended";

    private KernelJudge() {}

    /** Holds a recording against what a scenario wants the kernel to show. */
    public static KernelTruth judge(KernelSpec wanted, Recording recording) {
        List<Observation> load = recording.underLoad();
        if (load.isEmpty()) {
            return new KernelTruth(List.of(new Finding(false, "not one look fell into the load")), List.of(),
                    OptionalLong.empty());
        }
        SocketStays stays = new SocketStays(recording.observations(), recording.restarts());
        Findings findings = new Findings();
        wanted.closeWait().ifPresent(new CloseWaitJudge(recording, stays, findings)::judge);
        ProcessJudge process = new ProcessJudge(recording, findings);
        wanted.cpu().ifPresent(process::judge);
        wanted.descriptors().ifPresent(process::judge);
        wanted.clients().ifPresent(new ClientsJudge(recording, findings)::judge);
        return new KernelTruth(findings.list(), recording.settled() ? stays.neverLeft() : List.of(),
                reached(load, wanted.closeWait().flatMap(CloseWaitSpec::atLeast)));
    }

    private static OptionalLong reached(List<Observation> load, Optional<Integer> atLeast) {
        return load.stream()
                .filter(look -> look.closeWait().size() >= atLeast.orElse(0))
                .mapToLong(Observation::nanos)
                .findFirst();
    }
}
