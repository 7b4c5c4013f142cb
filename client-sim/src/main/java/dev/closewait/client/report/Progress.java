package dev.closewait.client.report;

/**
 * How far a run is; written every second.
 *
 * @param elapsedMillis since the run began
 * @param opened connections tried
 * @param answered those whose client got what it wanted
 * @param abandoned those whose client gave up
 * @param refused those that nobody listened to
 * @param failed those that went wrong otherwise
 * @param open those that the client has not closed yet
 */
public record Progress(long elapsedMillis, long opened, long answered, long abandoned, long refused, long failed,
        long open) implements Event {
    @Override
    public String event() {
        return "progress";
    }
}
