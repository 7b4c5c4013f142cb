package dev.closewait.scenarios.file;

/**
 * A mistake in a file.
 *
 * @param pointer where it stands: a JSON pointer (RFC 6901)
 * @param message what is wrong, and what was expected
 */
record Problem(String pointer, String message) {}
