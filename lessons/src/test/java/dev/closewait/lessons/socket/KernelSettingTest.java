package dev.closewait.lessons.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KernelSettingTest {
    @Test
    void isReadWhole() throws Exception {
        Process cat = new ProcessBuilder("cat", "/proc/sys/net/ipv4/tcp_fin_timeout").start();
        try (BufferedReader printed = cat.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(printed.readLine()).isEqualTo(Integer.toString(KernelSetting.finTimeoutSeconds()));
        }
    }
}
