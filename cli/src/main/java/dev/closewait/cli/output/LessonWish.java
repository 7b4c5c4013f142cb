package dev.closewait.cli.output;

/** What is to come after a lesson, or in place of the rest of it. */
public enum LessonWish {
    /** The next lesson. */
    NEXT,
    /** The same lesson again, from its begin. */
    REPEAT,
    /** Nothing more: a person has had enough. */
    QUIT,
    /** Nothing more: nobody is there any more who could see it. */
    STOP
}
