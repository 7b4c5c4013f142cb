package dev.closewait.lessons.event;

import java.util.List;

/**
 * Something to predict before a step is taken.
 *
 * @param choices answers to choose from; empty where the learner is to think freely
 * @param answer what is so; for when the step has been taken
 */
public record Question(String asks, List<String> choices, String answer) {}
