package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The texts of /proc and /sys, as kernels print them. */
class ProcTextsTest {
    @Test
    void aProcessNameMayHoldBracketsAndSpaces() {
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 7 5 0 0 20 0 3 0 987654 1000 10\n";

        assertThat(ProcessStat.parse(stat)).contains(new ProcessStat("a) b (c", false, 1, 12, 987_654));
        assertThat(ProcessStat.parse("42 (a) S 1")).isEmpty();
        assertThat(ProcessStat.parse("")).isEmpty();
    }

    @Test
    void theSoftLimitOfDescriptorsIsTaken() {
        assertThat(DescriptorLimits.parse(limits("1024")).soft()).isEqualTo(1024);
        assertThat(DescriptorLimits.parse(limits("unlimited")).soft()).isEqualTo(Long.MAX_VALUE);
        assertThat(DescriptorLimits.parse("")).isEqualTo(DescriptorLimits.UNKNOWN);
    }

    private static String limits(String openFiles) {
        return """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             96365                96365                processes
                Max open files            %-20s 524288               files
                Max locked memory         8388608              8388608              bytes
                """.formatted(openFiles);
    }

    @Test
    void throttlingIsReadFromBothGenerationsOfCgroups() {
        assertThat(CgroupThrottling.nanos("usage_usec 5\nnr_throttled 3\nthrottled_usec 1500\n")).isEqualTo(1_500_000);
        assertThat(CgroupThrottling.nanos("nr_periods 9\nnr_throttled 3\nthrottled_time 1500\n")).isEqualTo(1_500);
        assertThat(CgroupThrottling.nanos("usage_usec 5\n")).isZero();
    }

    @Test
    void theCpuTreesOfCgroupsAreFound() {
        String mountinfo = """
                31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
                32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
                33 31 0:30 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset
                40 31 0:37 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
                """;

        assertThat(CgroupMount.parse(mountinfo)).containsExactly(
                new CgroupMount(false, Path.of("/"), Path.of("/sys/fs/cgroup/cpu,cpuacct")),
                new CgroupMount(true, Path.of("/"), Path.of("/sys/fs/cgroup/unified")));
    }

    @Test
    void aProcessIsFoundInItsTree() {
        String memberships = "9:name=systemd:/\n3:cpuset:/no\n1:cpu,cpuacct:/app/one\n0::/app.slice\n";
        CgroupMount v1 = new CgroupMount(false, Path.of("/"), Path.of("/c/cpu"));
        CgroupMount v2 = new CgroupMount(true, Path.of("/"), Path.of("/c"));
        CgroupMount inContainer = new CgroupMount(false, Path.of("/app"), Path.of("/c/cpu"));

        assertThat(v1.membership(memberships)).contains(Path.of("/c/cpu/app/one"));
        assertThat(v2.membership(memberships)).contains(Path.of("/c/app.slice"));
        assertThat(v2.membership("0::/\n")).contains(Path.of("/c"));
        assertThat(inContainer.membership(memberships)).contains(Path.of("/c/cpu/one"));
        assertThat(v1.membership("0::/\n")).isEmpty();
    }

    @Test
    void theHostsNumbersAreFound() {
        assertThat(HostReader.processors("cpu  1 2 3\ncpu0 1 2 3\ncpu1 1 2 3\nintr 5\n")).isEqualTo(2);
        assertThat(HostReader.processors("")).isPositive();
        assertThat(HostReader.loadAverage("1.25 0.50 0.10 1/100 4242\n")).isEqualTo(1.25);
        assertThat(HostReader.loadAverage("")).isZero();
        assertThat(
                HostReader.cpuPressureMicros("some avg10=1.44 avg60=1.10 avg300=2.01 total=25985577\nfull total=3\n"))
                .isEqualTo(25_985_577);
        assertThat(HostReader.cpuPressureMicros("")).isEqualTo(HostSample.UNKNOWN);
        assertThat(HostReader.tcp("Ip: A B\nIp: 1 2\nTcp: RtoMin ActiveOpens PassiveOpens\nTcp: 200 54 7\n",
                "PassiveOpens"))
                .isEqualTo(7);
        assertThat(HostReader.tcp("Tcp: RtoMin\nTcp: 200\n", "PassiveOpens")).isEqualTo(HostSample.UNKNOWN);
        assertThat(HostReader.tcp("", "PassiveOpens")).isEqualTo(HostSample.UNKNOWN);
    }
}
