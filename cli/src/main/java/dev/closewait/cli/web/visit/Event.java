package dev.closewait.cli.web.visit;

/**
 * Something that a visitor's browsers are told.
 *
 * @param id its number, by which a browser that was cut off says how far it has come; of one visitor they only grow
 * @param json one versioned object
 */
public record Event(long id, String json) {}
