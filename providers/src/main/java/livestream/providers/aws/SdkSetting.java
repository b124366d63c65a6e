package livestream.providers.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.RegularFile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;

/**
 * A setting of the SDK that takes certain values alone (AWS SDKs and Tools Reference Guide, Settings reference).
 *
 * @param name as the user wrote it, as in {@code AWS_MAX_ATTEMPTS}
 */
record SdkSetting(String name, String value, Form form) {
    /** What the SDK fails on when it is something else, in words for programmers. */
    private static final Map<SdkSystemSetting, Form> FORMS = Map.of(
            SdkSystemSetting.AWS_MAX_ATTEMPTS, Form.COUNT,
            SdkSystemSetting.AWS_RETRY_MODE, Form.RETRIES,
            SdkSystemSetting.AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, Form.SIZE,
            SdkSystemSetting.AWS_USE_FIPS_ENDPOINT, Form.SWITCH,
            SdkSystemSetting.AWS_USE_DUALSTACK_ENDPOINT, Form.SWITCH,
            SdkSystemSetting.AWS_DISABLE_REQUEST_COMPRESSION, Form.SWITCH,
            SdkSystemSetting.AWS_DEFAULTS_MODE, Form.DEFAULTS,
            SdkSystemSetting.AWS_REQUEST_CHECKSUM_CALCULATION, Form.CHECKSUM,
            SdkSystemSetting.AWS_RESPONSE_CHECKSUM_VALIDATION, Form.CHECKSUM,
            SdkSystemSetting.AWS_PARTITIONS_FILE, Form.PARTITIONS);

    private static final List<SdkSystemSetting> CREDENTIALS =
            List.of(SdkSystemSetting.AWS_ACCESS_KEY_ID, SdkSystemSetting.AWS_SESSION_TOKEN);

    /** Not looked for in a profile by this SDK, whatever other SDKs do. */
    private static final Set<SdkSystemSetting> PROCESS_ALONE = Set.of(SdkSystemSetting.AWS_PARTITIONS_FILE);

    /** Keys of a profile are the variables' names without this. */
    private static final String PREFIX = "AWS_";

    enum Form {
        COUNT("a whole number from 1", "write it as in `3`", "[1-9][0-9]{0,8}"),
        RETRIES("`legacy`, `standard` or `adaptive`", "write one of them", "(?i)|legacy|standard|adaptive"),
        SIZE("a number of bytes", "write it as in `10240`", "-?[0-9]{1,9}"),
        SWITCH("`true` or `false`", "write one of them", "(?i)true|false"),
        CHECKSUM("`when_supported` or `when_required`", "write one of them", "(?i)when_supported|when_required"),
        DEFAULTS(
                "`legacy`, `standard`, `mobile`, `cross-region`, `in-region` or `auto`",
                "write one of them",
                "(?i)legacy|standard|mobile|cross-region|in-region|auto"),
        PARTITIONS("a file with AWS's partitions in JSON", "name one", SdkSetting::hasPartitions),
        /** Control characters end a header, and what is in this one is a secret: it is not shown. */
        HEADER("", "", "[^\\p{Cntrl}]*");

        private final String expected;
        private final String help;
        private final Predicate<String> takes;

        Form(String expected, String help, String pattern) {
            this(expected, help, Pattern.compile(pattern).asMatchPredicate());
        }

        Form(String expected, String help, Predicate<String> takes) {
            this.expected = expected;
            this.help = help;
            this.takes = takes;
        }
    }

    /**
     * Stops when the SDK would fail on one of them.
     *
     * @param signed whether calls are signed by the credentials of the environment
     */
    static void check(boolean signed, Optional<Profile> profile) {
        Stream<SdkSetting> shaped = FORMS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> used(entry.getKey(), entry.getValue(), profile).stream());
        Stream<SdkSetting> credentials =
                CREDENTIALS.stream().filter(any -> signed).flatMap(setting -> inProcess(setting, Form.HEADER).stream());
        Stream.concat(shaped, credentials)
                .flatMap(setting -> setting.flaw().stream())
                .findFirst()
                .ifPresent(flaw -> {
                    throw new InvalidSettingException(flaw);
                });
    }

    /** The one that the SDK takes of those that are there. */
    private static Optional<SdkSetting> used(SdkSystemSetting setting, Form form, Optional<Profile> profile) {
        String key = setting.environmentVariable().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        return inProcess(setting, form).or(() -> profile.filter(any -> !PROCESS_ALONE.contains(setting))
                .flatMap(found -> found.property(key))
                .map(value -> new SdkSetting(key + " of the profile " + NamedProfile.name(), value, form)));
    }

    private static Optional<SdkSetting> inProcess(SdkSystemSetting setting, Form form) {
        return named(setting.property(), System.getProperty(setting.property()), form)
                .or(() -> named(setting.environmentVariable(), System.getenv(setting.environmentVariable()), form));
    }

    private static Optional<SdkSetting> named(String name, @Nullable String value, Form form) {
        return Optional.ofNullable(value).map(there -> new SdkSetting(name, there, form));
    }

    private static boolean hasPartitions(String file) {
        try {
            return new ObjectMapper()
                    .readTree(RegularFile.read(Path.of(file)))
                    .path("partitions")
                    .has(0);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    /** What is wrong with it, if anything is. */
    Optional<Diagnostic> flaw() {
        // As the SDK reads it: space around it does not count, and what is empty is a value.
        if (form.takes.test(value.strip())) {
            return Optional.empty();
        } else if (form == Form.HEADER) {
            return Optional.of(
                    wrong("has a line break or another control character in it", "set it without, on one line"));
        }
        return Optional.of(wrong("is `" + value + "`, expected " + form.expected, form.help));
    }

    private Diagnostic wrong(String what, String help) {
        return Diagnostic.error("wrong-setting", "`" + name + "` " + what + ".")
                .help(help + ", or unset it. Nothing was changed.");
    }
}
