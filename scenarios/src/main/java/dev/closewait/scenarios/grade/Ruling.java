package dev.closewait.scenarios.grade;

/**
 * A grade with its reason.
 *
 * @param grade the judgement
 * @param why one sentence that gives the reason
 */
record Ruling(Grade grade, String why) {}
