package dev.closewait.lessons.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /proc/self/fd} says of the descriptors of this process. */
public final class DescriptorLink {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)]");

    private DescriptorLink() {}

    /** The entry of a descriptor as {@code ls -l} shows it: {@code /proc/self/fd/9 -> socket:[4711]}. */
    public static String line(int descriptor) {
        return link(descriptor) + " -> " + target(descriptor);
    }

    /** The inode of a socket; empty when the descriptor is none. */
    static OptionalLong inode(int descriptor) {
        Matcher socket = SOCKET.matcher(target(descriptor));
        return socket.matches() ? OptionalLong.of(Long.parseLong(socket.group(1))) : OptionalLong.empty();
    }

    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(link(descriptor)).toString();
        } catch (IOException notOpen) {
            return "(not open)";
        }
    }

    private static Path link(int descriptor) {
        return DESCRIPTORS.resolve(Integer.toString(descriptor));
    }
}
