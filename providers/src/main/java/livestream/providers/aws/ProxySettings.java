package livestream.providers.aws;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to a host, as the AWS CLI reads it from the environment (AWS CLI User Guide, Using an HTTP proxy; the rules
 * are those of Python's {@code urllib.request}): {@code HTTPS_PROXY} for https, {@code HTTP_PROXY} for http, {@code NO_PROXY} for
 * the hosts that are asked directly. A name in lower case is preferred, and turns the other off when it is empty.
 */
record ProxySettings(Optional<HttpProxy> http, Optional<HttpProxy> https, List<String> direct) {
    static final ProxySettings NONE = new ProxySettings(Optional.empty(), Optional.empty(), List.of());

    private static final String EVERYTHING = "*";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Throws {@link InvalidSettingException} when one of them names no proxy. */
    static ProxySettings of(Map<String, String> environment) {
        Optional<HttpProxy> http = proxy(environment, "HTTP_PROXY");
        Optional<HttpProxy> https = proxy(environment, "HTTPS_PROXY");
        List<String> direct = Variable.of(environment, "NO_PROXY").stream()
                .flatMap(variable -> Stream.of(variable.value().split(",")))
                .map(ProxySettings::suffix)
                .filter(suffix -> !suffix.isEmpty())
                .toList();
        return new ProxySettings(http, https, direct);
    }

    /** A dot in front changes nothing. */
    private static String suffix(String name) {
        return name.strip().replaceFirst("^\\.+", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<HttpProxy> proxy(Map<String, String> environment, String name) {
        return Variable.of(environment, name).map(variable -> HttpProxy.of(variable.name(), variable.value()));
    }

    private record Variable(String name, String value) {

        /** The one that counts of both spellings; none when that is empty. */
        static Optional<Variable> of(Map<String, String> environment, String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            String counting = environment.containsKey(lower) ? lower : name;
            return Optional.ofNullable(environment.get(counting))
                    .filter(value -> !value.isEmpty())
                    .map(value -> new Variable(counting, value));
        }
    }

    /** The proxy on the way to a URL; null when there is none. */
    @Nullable
    HttpProxy of(URI target) {
        return (isSecure(target) ? https : http)
                .filter(any -> !isDirect(target))
                .orElse(null);
    }

    private static boolean isSecure(URI target) {
        return target.getScheme().equalsIgnoreCase("https");
    }

    private boolean isDirect(URI target) {
        if (direct.equals(List.of(EVERYTHING))) {
            return true;
        }
        String host = target.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        int usual = isSecure(target) ? HTTPS_PORT : HTTP_PORT;
        String withPort = host + ":" + (target.getPort() < 0 ? usual : target.getPort());
        return direct.stream().anyMatch(suffix -> ends(host, suffix) || ends(withPort, suffix));
    }

    private static boolean ends(String host, String suffix) {
        return host.equals(suffix) || host.endsWith("." + suffix);
    }
}
