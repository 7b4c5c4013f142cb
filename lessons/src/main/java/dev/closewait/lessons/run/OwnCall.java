package dev.closewait.lessons.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a learner can have done to an {@link OwnConnection}. */
public enum OwnCall {
    /** The client asks for something. */
    SEND("The client asks"),
    /** The server's application reads what came, or the end of the stream. */
    RECEIVE("The application reads"),
    /** The client closes its half. */
    FIN("The client closes its half"),
    /** The server's application closes. */
    CLOSE("The application closes");

    private final String title;

    OwnCall(String title) {
        this.title = title;
    }

    /** What happens, in a few words. */
    public String title() {
        return title;
    }

    /** The call of this name, as {@link #toString()} gives it. */
    public static Optional<OwnCall> find(String name) {
        return Arrays.stream(values()).filter(call -> call.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
