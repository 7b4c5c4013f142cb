package dev.closewait.detector.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The C library's way and Java's must tell the same. */
@DisplayName("The links of descriptors")
class DescriptorLinksTest {
    /** More than one system call lists. */
    private static final int MANY = 3_000;
    private static final long LARGEST_INODE = 4_294_967_295L;

    @TempDir
    Path folder;

    static List<DescriptorLinks> readers() {
        return List.of(new NativeLinks(), new JavaLinks());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void areReadFromTheNewestOnAndOnlyThoseOfSockets(DescriptorLinks links) throws IOException {
        for (int descriptor = 0; descriptor < MANY; descriptor++) {
            link(descriptor, "socket:[" + (LARGEST_INODE - descriptor) + "]");
        }
        link(MANY, "anon_inode:[eventpoll]");
        link(MANY + 1, "pipe:[17]");
        link(MANY + 2, "socket:[");
        Files.createFile(folder.resolve("not a number"));
        List<Long> inodes = new ArrayList<>();
        List<Integer> descriptors = new ArrayList<>();

        boolean read = links.sockets(folder, (inode, descriptor) -> {
            inodes.add(inode);
            descriptors.add(descriptor);
            return true;
        });

        assertThat(read).isTrue();
        assertThat(descriptors).isEqualTo(IntStream.range(0, MANY).map(at -> MANY - 1 - at).boxed().toList());
        assertThat(inodes).first().isEqualTo(LARGEST_INODE - MANY + 1);
        assertThat(inodes).last().isEqualTo(LARGEST_INODE);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void areNotReadOnWhenNobodyWantsMore(DescriptorLinks links) throws IOException {
        link(3, "socket:[30]");
        link(10, "socket:[100]");
        List<Long> inodes = new ArrayList<>();
        links.sockets(folder, (inode, descriptor) -> {
            inodes.add(inode);
            return false;
        });
        assertThat(inodes).containsExactly(100L);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void areReadOneByOne(DescriptorLinks links) throws IOException {
        link(0, "socket:[7]");
        link(1, "anon_inode:[eventpoll]");
        assertThat(links.socketInode(folder, 0)).isEqualTo(7);
        assertThat(links.socketInode(folder, 1)).as("something else").isZero();
        assertThat(links.socketInode(folder, 2)).as("nothing").isZero();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aFolderThatIsNotThereIsSaid(DescriptorLinks links) {
        Path gone = folder.resolve("gone");
        assertThat(links.sockets(gone, (inode, descriptor) -> true)).isFalse();
        assertThat(links.socketInode(gone, 0)).isZero();
    }

    private void link(int descriptor, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(Integer.toString(descriptor)), Path.of(target));
    }
}
