package dev.closewait.client.engine;

import dev.closewait.client.behaviour.Cause;
import dev.closewait.client.behaviour.Ending;
import io.netty.handler.codec.DecoderException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What an exception of a transport says about how a connection ended. */
final class Endings {
    /** strerror's texts: the only thing that all three transports agree to give; asked before the exception's type. */
    private static final Map<String, Ending> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("Connection refused", new Ending.Refused());
        TEXTS.put("Connection reset", failed(Cause.RESET));
        TEXTS.put("Broken pipe", failed(Cause.RESET));
        TEXTS.put("Cannot assign requested address", failed(Cause.ADDRESSES_EXHAUSTED));
        TEXTS.put("Address already in use", failed(Cause.ADDRESSES_EXHAUSTED));
        TEXTS.put("Too many open files", failed(Cause.DESCRIPTORS_EXHAUSTED));
        TEXTS.put("No route to host", failed(Cause.UNREACHABLE));
        TEXTS.put("Network is unreachable", failed(Cause.UNREACHABLE));
        TEXTS.put("Connection timed out", failed(Cause.TIMED_OUT));
    }

    private static final AtomicBoolean LOGGED = new AtomicBoolean();

    private Endings() {}

    /** The ending that an exception, or one that it was caused by, stands for. */
    static Ending of(Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            for (Map.Entry<String, Ending> known : TEXTS.entrySet()) {
                if (text.contains(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return byType(failure);
    }

    /** For texts in another language, which the JDK's own transport can give. */
    private static Ending byType(Throwable failure) {
        return switch (failure) {
            case BindException inUse -> failed(Cause.ADDRESSES_EXHAUSTED);
            case ConnectException refused -> new Ending.Refused();
            case NoRouteToHostException unreachable -> failed(Cause.UNREACHABLE);
            case DecoderException malformed -> failed(Cause.MALFORMED_RESPONSE);
            default -> {
                if (!LOGGED.getAndSet(true)) {
                    System.getLogger(Endings.class.getName())
                            .log(Level.WARNING,
                                    "the first connection that failed for a cause without a name of its own", failure);
                }
                yield failed(Cause.OTHER);
            }
        };
    }

    private static Ending failed(Cause cause) {
        return new Ending.Failed(cause);
    }
}
