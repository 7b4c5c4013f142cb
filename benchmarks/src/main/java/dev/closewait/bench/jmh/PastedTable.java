package dev.closewait.bench.jmh;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables as people paste them, made up: every row another client's socket in CLOSE_WAIT on port 8080. */
public enum PastedTable {
    /** {@code netstat -tn}. */
    NETSTAT("""
            Active Internet connections (w/o servers)
            Proto Recv-Q Send-Q Local Address           Foreign Address         State
            """) {
        @Override
        String row(int client) {
            return "tcp        1      0 127.0.0.1:8080          %-23s CLOSE_WAIT".formatted(address(client));
        }
    },
    /** {@code ss -tn}. */
    SS("""
            State      Recv-Q Send-Q       Local Address:Port        Peer Address:Port Process
            """) {
        @Override
        String row(int client) {
            return "CLOSE-WAIT 1      0                127.0.0.1:8080 %24s".formatted(address(client));
        }
    },
    /** {@code ss -tin}, which says more on a line below. */
    SS_INFO("""
            State      Recv-Q Send-Q       Local Address:Port        Peer Address:Port Process
            """) {
        @Override
        String row(int client) {
            return SS.row(client)
                    + "\n\t cubic wscale:10,10 rto:200 rtt:0.03/0.015 ato:40 mss:32768 pmtu:65535 rcvmss:536"
                    + " advmss:65483 cwnd:10 bytes_received:41 segs_out:2 segs_in:4 data_segs_in:1 send 87381333333bps"
                    + " lastsnd:8728 lastrcv:8728 lastack:8728 pacing_rate 249722865112bps delivered:1 app_limited"
                    + " rcv_space:65483 rcv_ssthresh:65483 minrtt:0.03 snd_wnd:65536";
        }
    },
    /** {@code lsof -nP -iTCP}. */
    LSOF("""
            COMMAND   PID USER   FD   TYPE  DEVICE SIZE/OFF NODE NAME
            """) {
        @Override
        String row(int client) {
            return "java    27099 app  %4du  IPv4 %7d      0t0  TCP 127.0.0.1:8080->%s (CLOSE_WAIT)".formatted(
                    FIRST_DESCRIPTOR + client, FIRST_INODE + client, address(client));
        }
    },
    /** {@code cat /proc/net/tcp}. */
    PROC("""
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
            """) {
        @Override
        String row(int client) {
            return "%4d: 0100007F:1F90 %08X:%04X 08 00000000:00000001 00:00000000 00000000  1000        0 %d 1"
                    .formatted(client, NET | Integer.reverseBytes(host(client)), port(client), FIRST_INODE + client)
                    + " 000000007d6183fe 20 4 28 10 -1";
        }
    };

    /** The last byte of 10.0.0.0/8, which comes first in memory. */
    private static final int NET = 10;
    private static final int FIRST_PORT = 1_024;
    private static final int PORTS = 60_000;
    private static final int FIRST_DESCRIPTOR = 30;
    private static final int FIRST_INODE = 2_850_000;

    private final String heading;

    PastedTable(String heading) {
        this.heading = heading;
    }

    /** The table of so many sockets, with its heading. */
    String of(int sockets) {
        return IntStream.range(0, sockets).mapToObj(this::row).collect(Collectors.joining("\n", heading, "\n"));
    }

    abstract String row(int client);

    /** A client takes each of its ports, then the next client does. */
    private static int host(int client) {
        return 1 + client / PORTS;
    }

    private static int port(int client) {
        return FIRST_PORT + client % PORTS;
    }

    private static String address(int client) {
        return String.format(Locale.ROOT, "10.0.0.%d:%d", host(client), port(client));
    }
}
