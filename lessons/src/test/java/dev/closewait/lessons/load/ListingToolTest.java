package dev.closewait.lessons.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of programs, also of machines that lack one. */
class ListingToolTest {
    private static final String TABLE = "echo 'State Recv-Q Send-Q Local Peer'; echo 'CLOSE-WAIT 1 0 127.0.0.1:80 127.0.0.1:5'";
    private static final ListingProgram MISSING = new ListingProgram("no-such-netstat", "CLOSE_WAIT");

    @TempDir
    Path folder;

    @Test
    void whatIsWantedIsShownWhereItIs() throws Exception {
        SocketListing listing = ListingTool.list(program("mine", TABLE), MISSING);

        assertThat(listing.command()).isEqualTo(folder.resolve("mine") + " -tan");
        assertThat(listing.rows()).containsExactly("CLOSE-WAIT 1 0 127.0.0.1:80 127.0.0.1:5");
    }

    @Test
    void whatIsMissingIsNamedAndTheOtherIsShown() throws Exception {
        SocketListing listing = ListingTool.list(MISSING, program("mine", TABLE));

        assertThat(listing.command())
                .isEqualTo(folder.resolve("mine") + " -tan, for no-such-netstat prints no table here");
        assertThat(listing.of(80).rows()).hasSize(1);
    }

    @Test
    void halfATableIsNone() throws Exception {
        ListingProgram killed = program("killed", TABLE + "; kill -9 $$");

        assertThat(killed.printed()).isEmpty();
        assertThat(ListingTool.list(killed, MISSING).command())
                .isEqualTo("closewait's own table, for neither " + killed.program()
                        + " nor no-such-netstat prints one here");
    }

    private ListingProgram program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new ListingProgram(file.toString(), "CLOSE-WAIT");
    }
}
