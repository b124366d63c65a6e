package livestream.providers.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * An endpoint that the user gives in the place of AWS's own, where the SDK looks for one (AWS SDKs and Tools Reference Guide,
 * Service-specific endpoints).
 *
 * @param name as the user wrote it, as in {@code AWS_ENDPOINT_URL_S3}
 */
record EndpointSetting(String name, String value) {
    private static final int LAST_PORT = 65_535;

    /** Services as profiles name them. */
    private static final List<String> SERVICES = List.of(
            "cloudfront", "mediapackage", "mediastore", "s3", "iam", "sts", "acm", "kms", "ssm", "secrets_manager");

    private static final String EVERY_SERVICE = "";
    private static final String KEY = "endpoint_url";

    /** Whether AWS's own endpoints are asked, whatever is configured. */
    static boolean areIgnored(Optional<Profile> profile) {
        String variable = System.getenv("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        return variable != null
                ? Boolean.parseBoolean(variable)
                : profile.flatMap(found -> found.property("ignore_configured_endpoint_urls"))
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    /**
     * The endpoint of each service that has one, in the order of the AWS CLI: the variables first, that of the service before that of
     * all, and then the profile. Throws {@link InvalidSettingException} when one of them is no address, on which the SDK would fail in words for
     * programmers.
     */
    static Map<String, URI> chosen(ProfileFile file, Optional<Profile> profile) {
        Map<String, URI> chosen = new HashMap<>();
        Optional<Profile> services = profile.flatMap(found -> found.property("services"))
                .flatMap(section -> file.getSection("services", section));
        for (String service : SERVICES) {
            List<EndpointSetting> all = new ArrayList<>(inProcess(service));
            all.addAll(inProcess(EVERY_SERVICE));
            services.flatMap(section -> section.property(service + "." + KEY))
                    .ifPresent(url -> add(all, KEY + " of the service " + service + " in the configuration", url));
            profile.flatMap(found -> found.property(KEY))
                    .ifPresent(url -> add(all, KEY + " of the profile " + NamedProfile.name(), url));
            all.forEach(EndpointSetting::check);
            all.stream().findFirst().ifPresent(setting -> chosen.put(service, URI.create(setting.value())));
        }
        return chosen;
    }

    private static List<EndpointSetting> inProcess(String service) {
        List<EndpointSetting> all = new ArrayList<>();
        String property = "aws.endpointUrl"
                + Stream.of(service.split("_"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
        add(all, property, System.getProperty(property));
        String variable = "AWS_ENDPOINT_URL" + (service.isEmpty() ? "" : "_" + service.toUpperCase(Locale.ROOT));
        add(all, variable, System.getenv(variable));
        return all;
    }

    private static void add(List<EndpointSetting> all, String name, @Nullable String value) {
        if (value != null) {
            all.add(new EndpointSetting(name, value));
        }
    }

    private void check() {
        flaw().ifPresent(flaw -> {
            throw new InvalidSettingException(flaw);
        });
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
