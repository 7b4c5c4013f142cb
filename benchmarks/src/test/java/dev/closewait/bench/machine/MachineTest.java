package dev.closewait.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void theMachineIsDescribed() {
        assertThat(Machine.here().cores()).isPositive();
        assertThat(Machine.here().memoryMiB()).isPositive();
        assertThat(Machine.here().line()).contains("Linux " + System.getProperty("os.version"));
    }

    @Test
    void whatIsMissingIsToldWithItsPackage() {
        assertThatThrownBy(() -> Tools.require("no-such-program", "some-package"))
                .isInstanceOf(MissingToolException.class)
                .hasMessage("no-such-program is not installed; on Debian and Ubuntu: apt install some-package");
        assertThat(Tools.find("sh")).isPresent();
        assertThat(Tools.findDaemon("sh")).isEqualTo(Tools.find("sh"));
    }

    @Test
    void listsOfCpusHaveRanges() {
        assertThat(Cores.allowed("0-2,5")).containsExactly(0, 1, 2, 5);
        assertThat(Cores.allowed("3")).containsExactly(3);
        assertThat(Cores.allowed("")).isEmpty();
    }

    @Test
    void thisProcessUsesCpuAndMemory() throws IOException {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcessUse.cpuSeconds(pid)).isPositive();
        assertThat(ProcessUse.peakMiB(pid)).isGreaterThan(1);
        assertThatThrownBy(() -> ProcessUse.cpuSeconds(Integer.MAX_VALUE)).isInstanceOf(IOException.class);
    }
}
