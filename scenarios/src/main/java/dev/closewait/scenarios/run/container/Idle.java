package dev.closewait.scenarios.run.container;

/** A process that does nothing, until it is ended. */
final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.currentThread().join();
    }
}
