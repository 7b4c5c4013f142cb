package dev.closewait.validation.simulation;

import java.util.List;

/**
 * All that is to be simulated of one service.
 *
 * @param traffic when connections come
 * @param clients what they do
 * @param server what is done with them
 * @param disturbances what keeps the server from it
 * @param quota whether CPU is short because of the cgroup's quota, and not because of neighbours
 * @param wakeUp how much longer a thread that was asleep waits for a CPU while CPU is short
 * @param restarts from one start of the process to the next
 * @param neighboursPerSecond connections that other services of the machine accept
 * @param faults what is wrong with the server
 */
record Plan(Traffic traffic, Clients clients, Server server, List<Disturbance> disturbances, boolean quota,
        Times wakeUp, Times restarts, double neighboursPerSecond, Faults faults) {
    static final Times NEVER = new Times.Fixed(Double.POSITIVE_INFINITY);

    /** A calm, healthy service. */
    static Plan of(Traffic traffic, Clients clients, Server server) {
        return new Plan(traffic, clients, server, List.of(), false, Times.Fixed.NONE, NEVER, 0, Faults.NONE);
    }

    /** The share of the connections that the server closes because it has noticed that their peer is gone. */
    double closedWhenNoticed() {
        return (1 - clients.halfCloses()) * (1 - server.closesAfterAnswer());
    }

    Plan leaks(double share, double fromMillis) {
        return faults(Faults.leak(share, fromMillis, Double.POSITIVE_INFINITY));
    }

    Plan faults(Faults others) {
        return new Plan(traffic, clients, server, disturbances, quota, wakeUp, restarts, neighboursPerSecond, others);
    }

    Plan disturbed(List<Disturbance> by) {
        return new Plan(traffic, clients, server, by, quota, wakeUp, restarts, neighboursPerSecond, faults);
    }

    Plan restarts(Times apart) {
        return new Plan(traffic, clients, server, disturbances, quota, wakeUp, apart, neighboursPerSecond, faults);
    }

    Plan neighbours(double perSecond) {
        return new Plan(traffic, clients, server, disturbances, quota, wakeUp, restarts, perSecond, faults);
    }

    Plan starved(boolean byQuota, Times longer, List<Disturbance> by) {
        return new Plan(traffic, clients, server, by, byQuota, longer, restarts, neighboursPerSecond, faults);
    }

    Plan server(Server other) {
        return new Plan(traffic, clients, other, disturbances, quota, wakeUp, restarts, neighboursPerSecond, faults);
    }

    Plan clients(Clients others) {
        return new Plan(traffic, others, server, disturbances, quota, wakeUp, restarts, neighboursPerSecond, faults);
    }

    Plan traffic(Traffic other) {
        return new Plan(other, clients, server, disturbances, quota, wakeUp, restarts, neighboursPerSecond, faults);
    }
}
