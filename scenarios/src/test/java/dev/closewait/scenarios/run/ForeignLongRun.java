package dev.closewait.scenarios.run;

/** Starts a foreign server that does not want to end, says which process it is, and waits. */
final class ForeignLongRun {
    private ForeignLongRun() {}

    public static void main(String[] arguments) throws Exception {
        try (Lab lab = new ThisMachine().setUp()) {
            System.out.println(lab.startServer(ForeignServerTest.scenario("command: '" + ForeignServerTest.DAEMON + "'")
                    .server(), 0).await().pid());
            Thread.currentThread().join();
        }
    }
}
