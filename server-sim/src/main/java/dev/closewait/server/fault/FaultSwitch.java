package dev.closewait.server.fault;

import dev.closewait.server.http.Connection;
import java.util.List;

/** The faults that new connections get; a connection keeps those it began with. Safe for use by several threads. */
public final class FaultSwitch {
    private record Setting(List<Fault> faults, List<Effect> effects) {
        Setting(List<Fault> faults) {
            this(List.copyOf(faults), faults.stream().map(Fault::switchOn).toList());
        }
    }

    private volatile Setting setting;

    /** Switches these on. */
    public FaultSwitch(List<Fault> faults) {
        setting = new Setting(faults);
    }

    /** The faults that are on, in the order in which a connection meets them. */
    public List<Fault> faults() {
        return setting.faults;
    }

    /** From the next connection on, these faults and no others. */
    public void switchTo(List<Fault> faults) {
        setting = new Setting(faults);
    }

    /** Gives a new connection its faults; called on its event loop, before it is active. */
    public void onConnection(Connection connection) {
        setting.effects.forEach(effect -> effect.onConnection(connection));
    }
}
