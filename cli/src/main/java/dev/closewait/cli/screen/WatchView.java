package dev.closewait.cli.screen;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * All that a frame shows.
 *
 * @param setting what does not change while the watch goes on
 * @param keys whether keys are listened to
 * @param now the time of the last look
 * @param elapsed how long the watch has gone on
 * @param looks looks taken
 * @param missed looks that were due and not taken
 * @param ownCpu what closewait itself uses, in words
 * @param services the services, in the order in which they are shown
 * @param selected which of them is told in full; any number where there is none
 * @param counts how many of its sockets were in CLOSE_WAIT since it was first seen, oldest first
 * @param counted how long ago that was
 */
record WatchView(WatchSetting setting, boolean keys, LocalTime now, Duration elapsed, long looks, long missed,
        String ownCpu,
        List<ServiceView> services, int selected,
        List<Integer> counts, Duration counted) {
    WatchView {
        services = List.copyOf(services);
        counts = List.copyOf(counts);
    }
}
