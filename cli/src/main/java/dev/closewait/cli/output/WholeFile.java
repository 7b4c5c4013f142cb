package dev.closewait.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that is there as a whole or not at all: it is written beside its place, and put there when it is finished. */
public final class WholeFile {
    private WholeFile() {}

    /** Why it cannot be written, in words; empty when it can. Nothing is left behind. */
    public static Optional<String> whyNot(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("is a folder; expected the name of a file");
        }
        if (isDevice(file)) {
            return Files.isWritable(file) ? Optional.empty() : Optional.of("cannot be written to");
        }
        Path folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no folder " + folder);
        }
        try {
            Path beside = besideOf(file);
            Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW).close();
            Files.delete(beside);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("cannot be written: the folder " + folder + " takes no new file");
        }
    }

    /**
     * Writes it.
     *
     * @throws IOException when it cannot be written; what was there before is there still
     */
    public static void write(Path file, byte[] content) throws IOException {
        try {
            if (isDevice(file)) {
                Files.write(file, content);
                return;
            }
            Path beside = besideOf(file);
            try {
                try (OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)) {
                    out.write(content);
                }
                Files.move(beside, Files.exists(file) ? file.toRealPath() : file, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException failure) {
            throw new IOException(file + ": could not be written (" + failure + "); is the disk full?", failure);
        }
    }

    /** Such as {@code /dev/stdout}, or a pipe: nothing can be put in its place. */
    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static Path besideOf(Path file) {
        return folderOf(file).resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    }

    private static Path folderOf(Path file) {
        try {
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = place.getParent();
            return folder == null ? place : folder;
        } catch (IOException vanished) {
            return file.toAbsolutePath();
        }
    }
}
