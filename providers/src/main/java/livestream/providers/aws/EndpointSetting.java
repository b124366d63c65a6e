package livestream.providers.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.schema.Diagnostic;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;

/**
 * An endpoint that the user gives in the place of AWS's own, where the SDK looks for one (AWS SDKs and Tools Reference Guide,
 * Service-specific endpoints).
 *
 * @param name as the user wrote it, as in {@code AWS_ENDPOINT_URL_S3}
 */
record EndpointSetting(String name, String value) {
    private static final int LAST_PORT = 65_535;

    /** Services as variables and profiles name them. */
    private static final List<String> SERVICES = List.of(
            "cloudfront", "mediapackage", "mediastore", "s3", "iam", "sts", "acm", "kms", "ssm", "secrets_manager");

    /** Stops when one of them is no address; the SDK would fail on the first call, in words for programmers. */
    static void check() {
        if (!Boolean.parseBoolean(System.getenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
            all().forEach(setting -> setting.flaw().ifPresent(flaw -> {
                throw new BadSetting(flaw);
            }));
        }
    }

    private static List<EndpointSetting> all() {
        List<EndpointSetting> all = new ArrayList<>();
        add(all, "aws.endpointUrl", System.getProperty("aws.endpointUrl"));
        add(all, "AWS_ENDPOINT_URL", System.getenv("AWS_ENDPOINT_URL"));
        Optional<Profile> profile = NamedProfile.found();
        profile.flatMap(found -> found.property("endpoint_url"))
                .ifPresent(url -> add(all, "endpoint_url of the profile " + NamedProfile.name(), url));
        Optional<Profile> services = profile.flatMap(found -> found.property("services"))
                .flatMap(section -> NamedProfile.file().getSection("services", section));
        for (String service : SERVICES) {
            String variable = "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT);
            add(all, variable, System.getenv(variable));
            services.flatMap(section -> section.property(service + ".endpoint_url"))
                    .ifPresent(
                            url -> add(all, "endpoint_url of the service " + service + " in the configuration", url));
        }
        return all;
    }

    private static void add(List<EndpointSetting> all, String name, @Nullable String value) {
        if (value != null) {
            all.add(new EndpointSetting(name, value));
        }
    }

    /** What is wrong with it, if anything is. */
    Optional<Diagnostic> flaw() {
        String found = value.contains("@") ? "it" : "`" + value + "`";
        if (value.isBlank()) {
            return Optional.of(
                    wrong("is empty, expected a URL", "unset it, or write it as in `http://127.0.0.1:4580`"));
        }
        if (!value.matches("(?i)https?://.*")) {
            return Optional.of(wrong(
                    "is " + found + ", expected a URL that begins with `http://` or `https://`",
                    value.contains(":/") || value.contains("@")
                            ? "write it as in `http://127.0.0.1:4580`"
                            : "write `http://" + value + "`"));
        }
        return hasHostAndPort()
                ? Optional.empty()
                : Optional.of(wrong(
                        "is " + found + ", expected a host and, if any, a port from 1 to " + LAST_PORT,
                        "write it as in `http://127.0.0.1:4580`"));
    }

    private boolean hasHostAndPort() {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && uri.getPort() <= LAST_PORT && uri.getPort() != 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Diagnostic wrong(String what, String help) {
        return Diagnostic.error("wrong-endpoint", "`" + name + "` " + what + ".")
                .help(help + ". Nothing was changed.");
    }
}
