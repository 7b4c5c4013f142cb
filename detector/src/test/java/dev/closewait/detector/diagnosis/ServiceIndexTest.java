package dev.closewait.detector.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.closewait.detector.process.ProcessSample;
import dev.closewait.detector.survival.HandMadeLook;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The index of services")
class ServiceIndexTest {
    private static final int PORT = 8080;
    private static final int OTHER_PORT = 8081;
    private static final int EPHEMERAL = 40_000;
    private static final long PID = 11;
    private static final long OTHER_PID = 12;

    private final ServiceIndex index = new ServiceIndex();

    @Test
    void sortsSocketsByTheListenerTheyCameInBy() {
        read(HandMadeLook.at(0)
                .listener(PORT, PID, 0)
                .listener(OTHER_PORT, OTHER_PID, 0)
                .socket(1, OTHER_PORT, OTHER_PID, 0)
                .socket(2, PORT, PID, 0)
                .socket(3, OTHER_PORT, OTHER_PID, 0));
        Service one = new Service(PORT, PID);
        Service other = new Service(OTHER_PORT, OTHER_PID);
        assertThat(services()).containsExactlyInAnyOrder(one, other);
        assertThat(servicesOfRows(3)).containsExactly(other, one, other);
    }

    @Test
    void countsTheSocketsOfEachServiceOfALook() {
        read(HandMadeLook.at(0)
                .listener(PORT, PID, 0)
                .socket(1, PORT, PID, 0)
                .socket(2, PORT, 0, 0)
                .socket(3, EPHEMERAL, OTHER_PID, 0));
        assertThat(index.sockets(numberOf(new Service(PORT, PID)))).isEqualTo(2);
        assertThat(index.sockets(numberOf(new Service(0, OTHER_PID)))).isEqualTo(1);

        read(HandMadeLook.at(1).listener(PORT, PID, 0).socket(1, PORT, PID, 0));
        assertThat(index.sockets(numberOf(new Service(PORT, PID)))).as("of this look, not of those before")
                .isEqualTo(1);
    }

    @Test
    void keepsTwoPortsOfOneProcessApart() {
        read(HandMadeLook.at(0)
                .listener(PORT, PID, 0)
                .listener(OTHER_PORT, PID, 0)
                .socket(1, OTHER_PORT, PID, 0)
                .socket(2, PORT, PID, 0));
        assertThat(servicesOfRows(2)).containsExactly(new Service(OTHER_PORT, PID), new Service(PORT, PID));
    }

    @Test
    void namesAListenerWithoutSocketsToo() {
        read(HandMadeLook.at(0).listener(PORT, PID, 0));
        assertThat(services()).containsExactly(new Service(PORT, PID));
    }

    @Test
    void givesAnAcceptedSocketWithoutKnownOwnerToItsPort() {
        read(HandMadeLook.at(0).listener(PORT, PID, 1).socket(1, PORT, 0, 0));
        assertThat(services()).containsExactly(new Service(PORT, PID));
        assertThat(servicesOfRows(1)).containsExactly(new Service(PORT, PID));
    }

    @Test
    void givesOutgoingConnectionsToTheProcessThatOpenedThem() {
        read(HandMadeLook.at(0)
                .listener(PORT, PID, 0)
                .socket(1, EPHEMERAL, PID, 0)
                .socket(2, EPHEMERAL + 1, OTHER_PID, 0)
                .socket(3, EPHEMERAL + 2, PID, 0)
                .socket(4, PORT, PID, 0));
        Service outgoing = new Service(0, PID);
        assertThat(servicesOfRows(4))
                .containsExactly(outgoing, new Service(0, OTHER_PID), outgoing, new Service(PORT, PID));
        assertThat(services()).as("each once").doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void addsUpTheBacklogOfAllListenersOfAPort() {
        read(HandMadeLook.at(0)
                .listener(PORT, PID, 3)
                .listener(OTHER_PORT, PID, 100)
                .listener(PORT, PID, 4)
                .socket(1, EPHEMERAL, PID, 0));
        assertThat(index.size()).isEqualTo(3);
        assertThat(index.backlog(numberOf(new Service(PORT, PID)))).isEqualTo(7);
        assertThat(index.backlog(numberOf(new Service(OTHER_PORT, PID)))).isEqualTo(100);
        assertThat(index.backlog(numberOf(new Service(0, PID)))).isZero();
    }

    @Test
    void keepsAPortThatStoppedListeningAServiceWhileItHasSockets() {
        read(HandMadeLook.at(0).listener(PORT, PID, 5).socket(1, PORT, PID, 0));
        read(HandMadeLook.at(250).socket(1, PORT, PID, 250));
        assertThat(services()).containsExactly(new Service(PORT, PID));
        assertThat(index.backlog(0)).as("nobody listens").isZero();
        read(HandMadeLook.at(500));
        assertThat(services()).isEmpty();
    }

    @Test
    void numbersServicesAnewForEachObservation() {
        read(HandMadeLook.at(0).listener(PORT, PID, 0).listener(OTHER_PORT, OTHER_PID, 0));
        read(HandMadeLook.at(250).listener(OTHER_PORT, OTHER_PID, 0).socket(1, OTHER_PORT, OTHER_PID, 0));
        assertThat(services()).containsExactly(new Service(OTHER_PORT, OTHER_PID));
        assertThat(index.numberOf(0)).isZero();
    }

    @Test
    void findsTheProcessOfAServiceAndSaysWhenItIsUnknown() {
        read(HandMadeLook.at(0)
                .listener(PORT, PID, 0)
                .listener(OTHER_PORT, 0, 0)
                .socket(1, EPHEMERAL, OTHER_PID, 0)
                .process(OTHER_PID, 2)
                .process(PID, 1));
        assertThat(index.process(numberOf(new Service(PORT, PID)))).get()
                .extracting(ProcessSample::startTicks)
                .isEqualTo(1L);
        assertThat(index.process(numberOf(new Service(0, OTHER_PID)))).get()
                .extracting(ProcessSample::startTicks)
                .isEqualTo(2L);
        assertThat(index.process(numberOf(new Service(OTHER_PORT, 0)))).isEmpty();
    }

    @Test
    void putsOutgoingConnectionsOfUnknownProcessesTogether() {
        read(HandMadeLook.at(0).socket(1, EPHEMERAL, 0, 0).socket(2, EPHEMERAL + 1, 0, 0));
        assertThat(services()).containsExactly(new Service(0, 0));
        assertThat(servicesOfRows(2)).containsOnly(new Service(0, 0));
    }

    @Test
    void hasRoomForManySockets() {
        read(HandMadeLook.at(0).listener(PORT, PID, 0).sockets(0, 3, PORT, PID));
        read(HandMadeLook.at(250).listener(PORT, PID, 0).sockets(0, 5_000, PORT, PID).socket(5_000, EPHEMERAL, PID, 0));
        assertThat(servicesOfRows(5_000)).containsOnly(new Service(PORT, PID));
        assertThat(index.service(index.numberOf(5_000))).isEqualTo(new Service(0, PID));
    }

    private void read(HandMadeLook look) {
        index.read(look.observation());
    }

    private List<Service> services() {
        return IntStream.range(0, index.size()).mapToObj(index::service).toList();
    }

    private List<Service> servicesOfRows(int rows) {
        return IntStream.range(0, rows).map(index::numberOf).mapToObj(index::service).toList();
    }

    private int numberOf(Service service) {
        return services().indexOf(service);
    }
}
