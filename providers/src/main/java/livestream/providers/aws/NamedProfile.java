package livestream.providers.aws;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.shape.Suggestions;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** The profile that credentials come from, and what there is to say when they do not (AWS SDKs and Tools Reference Guide). */
public final class NamedProfile {
    private static final String USUAL = "default";

    /** In the order in which the SDK asks them: the first that is there is the only one that counts. */
    private static final List<String> SOURCES = List.of(
            "web_identity_token_file",
            "sso_session",
            "sso_start_url",
            "sso_region",
            "sso_account_id",
            "sso_role_name",
            "role_arn",
            "login_session",
            "credential_process",
            "aws_access_key_id");

    /** What the SDK says of the profile among all that it says. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("ProfileCredentialsProvider\\([^:]*\\): ([^:]{1,300}?\\.?), ContainerCredentialsProvider");

    private NamedProfile() {}

    /** Its name, as {@code AWS_PROFILE} gives it. */
    static String name() {
        return ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse(USUAL);
    }

    /** What the files say of it. */
    static Optional<Profile> found() {
        return file().profile(name());
    }

    /** The configuration and the credentials of AWS's tools, as one; throws {@link InvalidSettingException} when they cannot be read. */
    static ProfileFile file() {
        try {
            return ProfileFile.defaultProfileFile();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new InvalidSettingException(
                    Diagnostic.error("wrong-setting", "The configuration of AWS's tools cannot be read.")
                            .note("looked in", files())
                            .note("cause", String.valueOf(e.getMessage()))
                            .help("correct it there, or set AWS_CONFIG_FILE to another. Nothing was changed."));
        }
    }

    /**
     * Why there are no credentials; nothing is asked of AWS for it.
     *
     * @param words the SDK's, of all the places where it looked
     */
    public static Diagnostic withoutCredentials(String words) {
        Optional<Profile> found = found();
        boolean wanted =
                ProfileFileSystemSetting.AWS_PROFILE.getNonDefaultStringValue().isPresent();
        if (found.isEmpty() && wanted) {
            return unknown();
        } else if (found.isEmpty()) {
            return Diagnostic.error("no-credentials", "There are no AWS credentials.")
                    .note("looked in", "the environment, " + files())
                    .help(
                            "sign in or set AWS_PROFILE as for any AWS tool, or try with `--simulate`; nothing was changed.");
        }
        Set<String> there = new TreeSet<>(found.get().properties().keySet());
        List<String> sources = SOURCES.stream().filter(there::contains).toList();
        if (sources.isEmpty()) {
            return Diagnostic.error(
                            "no-credentials", "The profile `" + name() + "` has nothing that gives credentials.")
                    .note("it has", there.isEmpty() ? "nothing" : String.join(", ", there))
                    .note("looked in", files())
                    .help(
                            "give it `aws_access_key_id` and `aws_secret_access_key`, `role_arn` with `source_profile`, or"
                                    + " `credential_process`; or set AWS_PROFILE to another. Nothing was changed.");
        }
        Diagnostic failed = Diagnostic.error(
                        "no-credentials",
                        "The profile `" + name() + "` gave no credentials: its `" + sources.get(0) + "` did not work.")
                .note("looked in", files())
                .help(help(sources.get(0)) + " Nothing was changed.");
        Matcher own = OWN_WORDS.matcher(words);
        return own.find() ? failed.note("cause", own.group(1)) : failed;
    }

    private static String help(String source) {
        return switch (source) {
            case "sso_session", "sso_start_url", "sso_region", "sso_account_id", "sso_role_name", "login_session" ->
                "sign in with the AWS CLI and hand over what it got: `eval \"$(aws configure export-credentials --profile "
                        + name() + " --format env)\"`.";
            case "credential_process" ->
                "run its command by itself: it must print JSON with AccessKeyId and SecretAccessKey.";
            case "role_arn" -> "check that its `source_profile` or `credential_source` has credentials.";
            default ->
                "check that the profile is complete, as with `aws sts get-caller-identity --profile " + name() + "`.";
        };
    }

    /** What there is to say of a profile that a file names, when there is none of this name. */
    public static Optional<Diagnostic> missing(String name) {
        return file().profile(name).isPresent()
                ? Optional.empty()
                : Optional.of(unknown(name, "", "Write one that is there, or add it; nothing was changed."));
    }

    private static Diagnostic unknown() {
        return unknown(
                name(),
                ", which AWS_PROFILE names",
                "Set AWS_PROFILE to one that is there, or write it; nothing was changed.");
    }

    private static Diagnostic unknown(String name, String where, String todo) {
        Set<String> there = new TreeSet<>(file().profiles().keySet());
        String help = Suggestions.of(name, there)
                .map(near -> "did you mean `" + near + "`? ")
                .orElse(there.isEmpty() ? "" : "there are " + String.join(", ", there) + ". ");
        return Diagnostic.error("unknown-profile", "There is no profile `" + name + "`" + where + ".")
                .note("looked in", files())
                .help(help + todo);
    }

    private static String files() {
        return path(ProfileFileSystemSetting.AWS_CONFIG_FILE, ProfileFileLocation.configurationFilePath()) + " and "
                + path(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE, ProfileFileLocation.credentialsFilePath());
    }

    private static String path(ProfileFileSystemSetting setting, Path usual) {
        return setting.getStringValue().orElse(usual.toString());
    }
}
