package dev.closewait.server.fault;

import dev.closewait.server.http.Acceptance;
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
    public synchronized void switchTo(List<Fault> faults) {
        List<Effect> before = setting.effects;
        setting = new Setting(faults);
        before.forEach(Effect::switchOff);
    }

    /** Shows an accepted connection to the faults, on the listener's event loop; false when one of them kept it. */
    public boolean onAccept(Acceptance acceptance) {
        return setting.effects.stream().allMatch(effect -> effect.onAccept(acceptance));
    }

    /** Gives a new connection its faults; called on its event loop, before it is active. */
    public void onConnection(Connection connection) {
        setting.effects.forEach(effect -> effect.onConnection(connection));
    }
}
