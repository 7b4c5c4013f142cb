package dev.closewait.client.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.client.behaviour.Behaviours;
import dev.closewait.client.schedule.Rate;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {
    private static final Load LOAD = Load.of(Target.parse("127.0.0.1:8080"), Behaviours.named("steady"),
            Rate.perSecond(200), Duration.ofSeconds(10));

    @Test
    void whatIsOutOfBoundsIsNamedWithItsBounds() {
        assertThatThrownBy(() -> LOAD.withClients(0)).hasMessage("--clients is 0; expected 1 to 65024");
        assertThatThrownBy(() -> LOAD.withPatience(Duration.ofMinutes(11)))
                .hasMessage("--patience is 11m; expected 1ms to 10m");
        assertThatThrownBy(() -> LOAD.withMaxConnections(0)).hasMessageContaining("--max-connections is 0");
        assertThatThrownBy(() -> LOAD.withPath("/a b")).hasMessageContaining("--path is '/a b'");
        assertThatThrownBy(() -> LOAD.withPath("index")).hasMessageContaining("--path is 'index'");
        assertThatThrownBy(() -> LOAD.withParent(-1)).hasMessageContaining("--parent is -1");
    }

    @Test
    void eachBehaviourBringsItsOwnNumberOfClients() {
        assertThat(LOAD.clients()).isEqualTo(20);
        assertThat(Load.of(LOAD.target(), Behaviours.named("churn"), LOAD.rate(), LOAD.duration()).clients())
                .isEqualTo(8);
    }

    @Test
    void allSourceAddressesAreDistinctAndLoopback() {
        List<InetAddress> addresses = SourceAddresses.of(1, Load.MAX_CLIENTS);
        assertThat(addresses).doesNotHaveDuplicates().allMatch(InetAddress::isLoopbackAddress);
        assertThat(addresses.getFirst().getHostAddress()).isEqualTo("127.1.0.1");
        assertThat(addresses.getLast().getHostAddress()).isEqualTo("127.1.255.254");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "localhost:1", "[::1]:65535"})
    void aTargetIsWrittenAsItWasRead(String text) {
        assertThat(Target.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8080", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "::1:80", "http://localhost:80"})
    void whatIsNoTargetIsNamed(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:80", "127.9.9.9:80", "[::1]:80", "localhost:80", "[::ffff:127.0.0.1]:80"})
    void loopbackMayBePutUnderLoad(String target) {
        assertThat(TargetAddress.of(at(target)).getAddress().isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1:80", "[2001:db8::1]:80", "0.0.0.0:80"})
    void anythingElseOnlyByItsOwner(String target) {
        assertThatThrownBy(() -> TargetAddress.of(at(target))).hasMessageContaining(target)
                .hasMessageContaining("--target-is-mine");
        assertThat(TargetAddress.of(at(target).withTargetIsMine(true)).getPort()).isEqualTo(80);
    }

    private static Load at(String target) {
        return Load.of(Target.parse(target), LOAD.behaviour(), LOAD.rate(), LOAD.duration());
    }
}
