package dev.closewait.detector.explain.paste;

/**
 * A process that holds a socket, as it was printed.
 *
 * @param command the start of its name, at most 255 characters; tools cut it
 * @param pid its number; 0 when only the name was printed
 */
public record Owner(String command, long pid) {
    public Owner {
        command = Names.cut(command);
    }

    @Override
    public String toString() {
        return pid == 0 ? command : command.isEmpty() ? "pid " + pid : command + ", pid " + pid;
    }
}
