package dev.closewait.detector.survival;

import dev.closewait.detector.diagnosis.Service;
import java.util.Optional;

/**
 * What a diagnosis is written from.
 *
 * @param service what it is about
 * @param judgement what is said of it
 * @param suspicion what is held against it
 * @param suspects the sockets held to be leaked
 * @param owners who holds them
 * @param looks the last looks at it
 * @param census where the application stopped with the sockets of the last look
 * @param curve how long its sockets stay in the stage of the suspects
 * @param stall for how long it has finished nothing
 * @param processes its processes
 * @param retraction the leak that was taken back last
 */
record Grounds(Service service, Judgement judgement, Suspicion suspicion, Suspects suspects, OwnersOfSuspects owners,
        RecentLooks looks, Census census, DwellCurve curve, Stall stall, ServiceProcesses processes,
        Optional<Opinion.Retraction> retraction) {}
