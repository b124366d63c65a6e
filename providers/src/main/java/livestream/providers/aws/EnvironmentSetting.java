package livestream.providers.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;

/**
 * A setting of the SDK that takes certain words alone (AWS SDKs and Tools Reference Guide, Settings reference).
 *
 * @param name as the user wrote it, as in {@code AWS_MAX_ATTEMPTS}
 */
record EnvironmentSetting(String name, String value) {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern SWITCH = Pattern.compile("(?i)true|false");

    /** Control characters end a header, and what is in this one is a secret: it is not shown. */
    private static final Pattern HEADER = Pattern.compile("[^\\p{Cntrl}]*");

    private static final List<String> COUNTS = List.of("AWS_MAX_ATTEMPTS");
    private static final List<String> HEADERS = List.of("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN");
    private static final List<String> SWITCHES =
            List.of("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_DISABLE_REQUEST_COMPRESSION");

    /**
     * Stops when one of them is something else; the SDK would fail on it, in words for programmers.
     *
     * @param signed whether calls are signed by the credentials of the environment
     */
    static void check(boolean signed) {
        for (EnvironmentSetting setting : all(signed)) {
            setting.flaw().ifPresent(flaw -> {
                throw new BadSetting(flaw);
            });
        }
    }

    private static List<EnvironmentSetting> all(boolean signed) {
        List<EnvironmentSetting> all = new ArrayList<>();
        for (List<String> names : List.of(COUNTS, SWITCHES, signed ? HEADERS : List.<String>of())) {
            for (String name : names) {
                Optional.ofNullable(System.getenv(name))
                        .ifPresent(value -> all.add(new EnvironmentSetting(name, value)));
            }
        }
        return all;
    }

    /** What is wrong with it, if anything is. */
    Optional<Diagnostic> flaw() {
        if (COUNTS.contains(name)) {
            return flaw(COUNT, "is `" + value + "`, expected a whole number from 1", "write it as in `3`");
        } else if (SWITCHES.contains(name)) {
            return flaw(SWITCH, "is `" + value + "`, expected `true` or `false`", "write one of them");
        }
        return flaw(HEADER, "has a line break or another control character in it", "set it without, on one line");
    }

    private Optional<Diagnostic> flaw(Pattern expected, String what, String help) {
        // As the SDK reads it: space around it does not count, and what is empty is a value.
        return expected.matcher(value.strip()).matches()
                ? Optional.empty()
                : Optional.of(Diagnostic.error("wrong-setting", "`" + name + "` " + what + ".")
                        .help(help + ", or unset it. Nothing was changed."));
    }
}
