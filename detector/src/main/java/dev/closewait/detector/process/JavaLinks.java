package dev.closewait.detector.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Links as Java reads them: a few objects for each. */
final class JavaLinks implements DescriptorLinks {
    @Override
    public boolean sockets(Path directory, Visitor visitor) {
        String[] names = directory.toFile().list();
        if (names == null) {
            return false;
        }
        int[] descriptors = Arrays.stream(names)
                .filter(ProcFiles::isNumber)
                .mapToInt(Integer::parseInt)
                .sorted()
                .toArray();
        for (int at = descriptors.length - 1; at >= 0; at--) {
            long inode = socketInode(directory, descriptors[at]);
            if (inode != 0 && !visitor.visit(inode, descriptors[at])) {
                return true;
            }
        }
        return true;
    }

    @Override
    public long socketInode(Path directory, int descriptor) {
        try {
            String target = Files.readSymbolicLink(directory.resolve(Integer.toString(descriptor))).toString();
            return target.startsWith(SOCKET) && target.length() > SOCKET.length() + 1
                    ? Long.parseLong(target, SOCKET.length(), target.length() - 1, 10)
                    : 0;
        } catch (IOException e) {
            return 0; // closed since the directory was read
        }
    }
}
