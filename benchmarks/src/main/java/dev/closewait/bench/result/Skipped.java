package dev.closewait.bench.result;

/**
 * Who did not take part.
 *
 * @param contender its name
 * @param why what this machine lacks, and how to get it
 */
public record Skipped(String contender, String why) {}
