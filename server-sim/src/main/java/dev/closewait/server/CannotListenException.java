package dev.closewait.server;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A port that the server cannot listen on; the message says why and what to do. */
public final class CannotListenException extends IOException {
    private static final long serialVersionUID = 1L;

    CannotListenException(InetSocketAddress address, String option, Throwable cause) {
        super(message(address, option, String.valueOf(cause.getMessage())), cause);
    }

    /** NIO and the native transports tell the same errors by different exceptions; the kernel's words are in all. */
    private static String message(InetSocketAddress address, String option, String reason) {
        int port = address.getPort();
        String remedy = "; choose another with " + option + ", or 0 for any free one";
        if (reason.contains("Address already in use")) {
            return "port " + port + " is in use by another process" + remedy;
        }
        if (reason.contains("Permission denied")) {
            return "port " + port + " may not be used by this user" + remedy;
        }
        return "cannot listen on " + address.getAddress().getHostAddress() + " port " + port + ": " + reason;
    }
}
