package dev.closewait.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people: three digits that count, and their unit. */
public final class Numbers {
    private static final MathContext DIGITS = new MathContext(3);
    private static final int WHOLE_FROM = 100;

    private Numbers() {}

    /** A number, such as {@code 83.1}, {@code 0.052} or {@code 12,345}. */
    public static String number(double value) {
        if (Math.abs(value) >= WHOLE_FROM) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A ratio, such as {@code 1.04 x}. */
    public static String ratio(double value) {
        return number(value) + " x";
    }

    /** A value of a quantity, with its unit. */
    public static String with(double value, Quantity quantity) {
        String unit = quantity.unit();
        return number(value) + (unit.isEmpty() || unit.startsWith("/") ? unit : " " + unit);
    }
}
