package dev.closewait.scenarios.run;

import java.util.Optional;

/** A process that somebody else runs for us, and that can be out of reach although it goes on. */
public abstract class DistantProcess extends Process {
    /** Why it is out of reach, in a line; empty while it is not. */
    public abstract Optional<String> lost();
}
