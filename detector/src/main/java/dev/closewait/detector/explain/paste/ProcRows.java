package dev.closewait.detector.explain.paste;

import dev.closewait.detector.socket.Endpoint;
import dev.closewait.detector.socket.TcpState;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code /proc/net/tcp} and {@code tcp6} (proc_net_tcp in the kernel's documentation). The words of an address stand in
 * the byte order of the machine that printed them, which is taken to be little-endian, as nearly all are.
 *
 * <pre>2: 0100007F:1F90 0200007F:CE13 08 00000000:00000000 00:00000000 00000000  0  0 2850739 1 …</pre>
 */
final class ProcRows implements RowParser {
    private static final int WORD = 8;
    private static final int PORT = 4;
    private static final int STATE = 2;
    private static final int IPV4 = WORD;
    private static final int IPV6 = 4 * WORD;
    private static final long MAPPED = 0x0000_FFFF_0000_0000L;

    /** The slot may be missing, and grep puts the file's name before it. */
    private static final int FURTHEST_LOCAL = 3;
    private static final int QUEUES_FROM_LOCAL = 3;
    private static final int INODE_FROM_LOCAL = 8;

    @Override
    public Optional<PastedSocket> parse(Line line) {
        for (int local = 0; local < FURTHEST_LOCAL; local++) {
            if (isEndpoint(line.word(local)) && isEndpoint(line.word(local + 1))
                    && isHex(line.word(local + 2), 0, STATE) && line.word(local + 2).length() == STATE) {
                return Optional.of(socket(line, local));
            }
        }
        return Optional.empty();
    }

    private static PastedSocket socket(Line line, int local) {
        String queues = line.word(local + QUEUES_FROM_LOCAL);
        boolean whole = queues.length() == 2 * WORD + 1 && isHex(queues, 0, WORD) && isHex(queues, WORD + 1, WORD);
        long inode = Numbers.whole(line.word(local + INODE_FROM_LOCAL));
        return new PastedSocket(line.number(), Source.PROC,
                TcpState.ofKernelNumber((int) hex(line.word(local + 2), 0, STATE)),
                whole ? OptionalLong.of(hex(queues, WORD + 1, WORD)) : OptionalLong.empty(),
                whole ? OptionalLong.of(hex(queues, 0, WORD)) : OptionalLong.empty(),
                endpoint(line.word(local)), Optional.of(endpoint(line.word(local + 1))),
                inode < 0 ? OptionalLong.empty() : OptionalLong.of(inode), Optional.empty(), false, Optional.empty());
    }

    private static boolean isEndpoint(String word) {
        int colon = word.indexOf(':');
        return (colon == IPV4 || colon == IPV6) && word.length() == colon + 1 + PORT && isHex(word, 0, colon)
                && isHex(word, colon + 1, PORT);
    }

    private static PastedEndpoint endpoint(String word) {
        int colon = word.indexOf(':');
        int port = (int) hex(word, colon + 1, PORT);
        return PastedEndpoint.of(colon == IPV4
                ? new Endpoint(0, MAPPED | networkWord(word, 0), port)
                : new Endpoint(networkWord(word, 0) << Integer.SIZE | networkWord(word, 1),
                        networkWord(word, 2) << Integer.SIZE | networkWord(word, 3), port));
    }

    private static long networkWord(String word, int number) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) hex(word, number * WORD, WORD)));
    }

    private static boolean isHex(String text, int from, int length) {
        boolean all = text.length() >= from + length;
        for (int at = from; all && at < from + length; at++) {
            all = HexFormat.isHexDigit(text.charAt(at));
        }
        return all;
    }

    private static long hex(String text, int from, int length) {
        return HexFormat.fromHexDigitsToLong(text, from, from + length);
    }
}
