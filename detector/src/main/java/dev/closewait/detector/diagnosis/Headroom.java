package dev.closewait.detector.diagnosis;

/**
 * The descriptors of the process that a leak will run out first.
 *
 * @param pid the process
 * @param open descriptors that it has open
 * @param softLimit how many it may have open now
 * @param hardLimit what that can be raised to without more rights; at least {@code softLimit}
 * @param share the part of the service's leaks that comes to this process, over 0 and at most 1
 */
public record Headroom(long pid, long open, long softLimit, long hardLimit, double share) {
    public Headroom {
        if (open < 0 || softLimit < 0 || hardLimit < softLimit || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(open + " descriptors of " + softLimit + " to " + hardLimit + ", share "
                    + share + ": expected counts of at least 0, soft <= hard, and a share over 0 and at most 1");
        }
    }

    /** How many more it may open now. */
    public long left() {
        return leftOf(softLimit);
    }

    /** How many more it could open under another limit. */
    public long leftOf(long limit) {
        return Math.max(0, limit - open);
    }

    /** Whether its soft limit can be raised without more rights. */
    public boolean canRaise() {
        return hardLimit > softLimit;
    }

    /** The command that raises its soft limit to the hard limit while it runs (prlimit(1)). */
    public String raiseCommand() {
        return "prlimit --pid " + pid + " --nofile=" + hardLimit + ":" + hardLimit;
    }
}
