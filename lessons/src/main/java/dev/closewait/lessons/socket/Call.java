package dev.closewait.lessons.socket;

import dev.closewait.lessons.event.CallMade;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * A call that a lesson will make, as it would stand in C, and what the kernel is expected to answer.
 *
 * @param by the name of the endpoint that makes it
 * @param expected the error that is expected; empty when the call is to succeed
 * @param action makes it, and gives a result that is not negative, or minus {@code errno}
 */
public record Call(String by, String text, Optional<Errno> expected, IntSupplier action) {
    /** One that succeeds. */
    public static Call of(String by, String text, IntSupplier action) {
        return new Call(by, text, Optional.empty(), action);
    }

    /** The same call, which the kernel refuses with this error. */
    public Call failing(Errno error) {
        return new Call(by, text, Optional.of(error), action);
    }

    /** The same call, with something done to its result before anyone sees it. */
    Call then(IntUnaryOperator next) {
        return new Call(by, text, expected, () -> next.applyAsInt(action.getAsInt()));
    }

    /** Makes it. */
    public Result make() {
        int result = action.getAsInt();
        boolean asExpected = expected.map(error -> result == -error.number()).orElse(result >= 0);
        return new Result(new CallMade(by, text, Errno.text(result)), asExpected);
    }

    /** What is to be made, before it is. */
    public CallMade announced() {
        return new CallMade(by, text, "");
    }

    /** What is expected, as {@link CallMade#result()} would have it. */
    public String expectedResult() {
        return expected.map(error -> Errno.text(-error.number())).orElse("success");
    }

    /** A call that was made, and whether the kernel answered as expected. */
    public record Result(CallMade made, boolean asExpected) {}
}
