package dev.closewait.scenarios.file;

import java.math.BigDecimal;

/**
 * How often something happens.
 *
 * @param perSecond times a second, above 0
 */
public record Rate(double perSecond) {
    /** As it stands in a file: {@code 200/s}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString() + "/s";
    }
}
