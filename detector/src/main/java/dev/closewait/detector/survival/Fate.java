package dev.closewait.detector.survival;

/** What became of a socket from one look to the next. */
enum Fate {
    /** It is in CLOSE_WAIT no more. */
    GONE,
    /** It is there, and was served or went on to another stage. */
    WENT_ON,
    /** It is where it was. */
    STAYED
}
