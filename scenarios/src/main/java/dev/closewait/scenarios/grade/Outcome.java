package dev.closewait.scenarios.grade;

import dev.closewait.client.report.Report;
import dev.closewait.detector.diagnosis.Diagnosis;
import dev.closewait.detector.diagnosis.Pattern;
import dev.closewait.scenarios.kernel.KernelTruth;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How one run of a scenario, or of its twin, came out.
 *
 * @param scenario the scenario's name
 * @param twin whether it was its twin that ran
 * @param expected what the detector had to say
 * @param truth what the kernel showed
 * @param diagnosis what the detector said when the load ended; empty when it said nothing
 * @param secondsToDetect from the first moment that the truth held until the detector said it; empty when it did not
 * @param leakedAtDetection sockets that had leaked by then; empty unless a leak was expected and found
 * @param grade the judgement
 * @param why one sentence that gives the reason
 * @param wallTime how long the run took, from the server's start to its end
 * @param clientReport how it went for the clients
 */
public record Outcome(String scenario, boolean twin, Pattern expected, KernelTruth truth, Optional<Diagnosis> diagnosis,
        OptionalDouble secondsToDetect, OptionalInt leakedAtDetection, Grade grade, String why, Duration wallTime,
        Report clientReport) {}
