package livestream.schema;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a span of time is written in the file: {@code 6s}, {@code 5m}, {@code 24h}, {@code 14d}, {@code 1h30m}. */
public final class Durations {
    /** A unit at most once, large before small; seven digits keep every sum far from overflow. */
    private static final Pattern FORM =
            Pattern.compile("(?:([0-9]{1,7})d)?(?:([0-9]{1,7})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,7})s)?");

    private static final Pattern BARE = Pattern.compile("[0-9]{1,9}");

    private Durations() {}

    /** Reads a duration; a bare integer is seconds. Empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        Matcher matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(matcher.group(1)))
                .plusHours(number(matcher.group(2)))
                .plusMinutes(number(matcher.group(3)))
                .plusSeconds(number(matcher.group(4))));
    }

    /** The shortest form that {@link #parse} reads back as the same duration; nothing at all is {@code 0s}. */
    public static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        // Hours go up to two days because live people say 24h and 36h, not 1d12h.
        boolean days = duration.toHours() > 48;
        return part(days ? duration.toDays() : 0, "d")
                + part(days ? duration.toHoursPart() : duration.toHours(), "h")
                + part(duration.toMinutesPart(), "m")
                + part(duration.toSecondsPart(), "s");
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
