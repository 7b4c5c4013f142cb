package dev.closewait.scenarios.run;

/** A server that goes wrong in a chosen way, in a process of its own. */
final class BadServer {
    private BadServer() {}

    /** Says why, and ends before it is ready. */
    static final class EndsAtOnce {
        public static void main(String[] arguments) {
            System.err.println("port 80 is in use by another process");
            System.exit(64);
        }
    }

    /** Is ready, and ends when the first look has been taken. */
    static final class EndsUnderLoad {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("{\"version\":1,\"event\":\"ready\",\"port\":9}");
            System.err.println("out of luck");
            Thread.sleep(1000);
            System.exit(3);
        }
    }

    /** Is never ready, and does not mind being asked to end. */
    static final class NeverReady {
        public static void main(String[] arguments) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }));
            Thread.currentThread().join();
        }
    }
}
