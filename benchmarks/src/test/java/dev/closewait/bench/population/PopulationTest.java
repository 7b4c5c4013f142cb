package dev.closewait.bench.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.closewait.detector.socket.SocketColumns;
import dev.closewait.detector.socket.SocketTable;
import dev.closewait.detector.socket.SocketTables;
import dev.closewait.detector.socket.TcpState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final int SIZE = 50;

    @Test
    void asManySocketsStandInCloseWaitAsInAnotherStateAndAllEndWithTheirProcesses() throws IOException {
        Population population = Population.of(SIZE);
        List<ProcessHandle> holders = ProcessHandle.current().children().toList();
        try (SocketTable table = SocketTables.netlink()) {
            SocketColumns columns = new SocketColumns();
            table.read(TcpState.CLOSE_WAIT.bit(), columns);
            assertThat(columns.size()).isGreaterThanOrEqualTo(SIZE);
            table.read(TcpState.FIN_WAIT_2.bit(), columns);
            assertThat(columns.size()).isGreaterThanOrEqualTo(SIZE);
        } finally {
            population.close();
        }
        assertThat(holders).hasSizeGreaterThanOrEqualTo(population.processes()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aLimitThatIsTooLowIsAnErrorThatSaysHowToRaiseIt() throws IOException {
        assertThat(Population.processesFor(100_000, 20_000)).isEqualTo(11);
        assertThat(Population.processesFor(200, 20_000)).isEqualTo(2);
        assertThatThrownBy(() -> Population.processesFor(50_000, 1_024))
                .hasMessageContaining("50000 sockets")
                .hasMessageContaining("ulimit -n");
    }
}
