/**
 * The detector that asks who leaves CLOSE_WAIT, and not how many are in it.
 *
 * <p>Data flows one way: {@code SocketTracker} finds who came and who left, {@code ServiceClock} says how much time
 * the application had, {@code LeakTest} weighs those who stayed against it, {@code Verdict} names the pattern, and
 * {@code Evidence} puts it into words. {@code ServiceHistory} holds these together for one service,
 * {@code SurvivalDetector} for all.
 */
@NullMarked
package dev.closewait.detector.survival;

import org.jspecify.annotations.NullMarked;
