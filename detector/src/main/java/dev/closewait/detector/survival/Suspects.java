package dev.closewait.detector.survival;

/**
 * The sockets that a leak finding is about, as they stand now.
 *
 * @param growth how they came
 * @param oldestMillis the longest that one of them has been in CLOSE_WAIT, in wall time
 */
record Suspects(LeakGrowth growth, double oldestMillis) {
    /** There are none. */
    static final Suspects NONE = new Suspects(new LeakGrowth(0, 0, 0), 0);

    /**
     * Some sockets, and when their FINs came, in milliseconds of wall time.
     *
     * @param count how many
     * @param firstFin when the first came; the largest number there is when there is none
     * @param lastFin when the last came
     */
    record Group(int count, double firstFin, double lastFin) {}

    /**
     * Those that a look saw.
     *
     * @param nowMillis wall time, on the clock of the sockets' FINs
     */
    static Suspects of(LeakFinding finding, Group suspects, ServiceClock clock, double nowMillis, RecentLooks looks) {
        // A socket that leaked less than this ago cannot be told from the others yet.
        double knownUntil = nowMillis - looks.wallMillisSince(clock.now() - finding.ordinaryMillis());
        double oldest = Math.min(suspects.firstFin(), nowMillis);
        double youngest = Math.clamp(suspects.lastFin(), oldest, Math.max(oldest, knownUntil));
        LeakGrowth growth = new LeakGrowth(suspects.count(), Math.max(0, knownUntil - oldest),
                Math.max(0, knownUntil - youngest));
        return new Suspects(growth, nowMillis - oldest);
    }
}
