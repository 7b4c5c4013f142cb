package dev.closewait.scenarios.kernel;

import dev.closewait.scenarios.file.KernelSpec;
import dev.closewait.scenarios.file.ScenarioFileException;
import dev.closewait.scenarios.file.ScenarioFiles;

/** What scenario files want. */
final class Wanted {
    private Wanted() {}

    /** What a scenario file wants of the kernel by these lines. */
    static KernelSpec kernel(String lines) {
        try {
            return ScenarioFiles.parse("kernel.yaml", """
                    name: kernel
                    story: It tests.
                    server: {}
                    client: { behaviour: churn, rate: 1/s }
                    expect: { diagnosis: HEALTHY }
                    kernel:
                      %s
                    """.formatted(lines)).kernel();
        } catch (ScenarioFileException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
