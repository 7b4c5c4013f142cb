package dev.closewait.cli.screen;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What does not change while a watch goes on.
 *
 * @param what is watched: {@code port 8080}, {@code all services}
 * @param host the machine
 * @param source where sockets are read from
 * @param every the time between looks
 * @param fixIn when a fix is due, for which a leak is given a plan
 * @param zone in which times are told
 */
public record WatchSetting(String what, String host, String source, Duration every, Optional<Duration> fixIn,
        ZoneId zone) {}
