package dev.closewait.cli.web;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Why a request is not done. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HttpResponseStatus status;

    /** @param reason for whoever reads the answer: what was wrong, and what was expected */
    Refusal(HttpResponseStatus status, String reason) {
        super(reason, null, false, false); // no one looks at where it came from
        this.status = status;
    }

    HttpResponseStatus status() {
        return status;
    }
}
