package livestream.providers.aws;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import livestream.schema.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as an environment variable names it: {@code http://user:password@host:port}. Scheme and port may be left out, as for
 * the AWS CLI (AWS CLI User Guide, Using an HTTP proxy).
 */
final class HttpProxy {
    private static final int USUAL_PORT = 80;
    private static final int LAST_PORT = 65_535;
    private static final String EXAMPLE = "write it as in `http://proxy.example.com:3128`";

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);

    /** What follows the user and the password; a path is ignored, as by other tools. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?(?:[/?#].*)?");

    private final String variable;
    private final String host;
    private final int port;
    private final @Nullable ProxyLogin login;

    private HttpProxy(String variable, String host, int port, @Nullable ProxyLogin login) {
        this.variable = variable;
        this.host = host;
        this.port = port;
        this.login = login;
    }

    /** Throws {@link InvalidSettingException} when the value names no proxy that can be used. */
    static HttpProxy of(String variable, String value) {
        String text = value.strip();
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            checkScheme(variable, scheme.group(1).toLowerCase(Locale.ROOT));
        }
        String rest = text.replaceFirst("(?i)^(http:)?//", "");
        int end = rest.lastIndexOf('@');
        Matcher address = ADDRESS.matcher(rest.substring(end + 1));
        if (!address.matches()) {
            throw wrong(variable, "is not the URL of a proxy", EXAMPLE);
        }
        int port = address.group(2) == null ? USUAL_PORT : Integer.parseInt(address.group(2));
        if (port < 1 || port > LAST_PORT) {
            throw wrong(variable, "names a proxy with a port that is not from 1 to " + LAST_PORT, EXAMPLE);
        }
        String host = address.group(1).replaceAll("[\\[\\]]", "");
        return new HttpProxy(variable, host, port, end < 0 ? null : login(variable, host, rest.substring(0, end)));
    }

    private static void checkScheme(String variable, String scheme) {
        if (scheme.startsWith("socks")) {
            throw wrong(
                    variable, "names a SOCKS proxy, which is not supported", "name an HTTP proxy that takes CONNECT");
        } else if (scheme.equals("https")) {
            throw wrong(
                    variable,
                    "names a proxy that is itself reached by TLS, which is not supported",
                    "write `http://` if the proxy takes that (what is sent to AWS is encrypted all the same)");
        } else if (!scheme.equals("http")) {
            throw wrong(variable, "is not the URL of an HTTP proxy", EXAMPLE);
        }
    }

    /** Without a colon there is no password, and the AWS CLI sends neither. */
    private static @Nullable ProxyLogin login(String variable, String host, String credentials) {
        int colon = credentials.indexOf(':');
        try {
            return colon < 0
                    ? null
                    : new ProxyLogin(
                            host, decoded(credentials.substring(0, colon)), decoded(credentials.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    variable,
                    "has a `%` in the user or the password that is not followed by two hexadecimal digits",
                    "write each `%` that belongs to them as `%25`");
        }
    }

    /** A plus stays what it is: that is a space in forms alone. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The value is not shown: what is written wrongly may hold a password anywhere. */
    private static InvalidSettingException wrong(String variable, String what, String help) {
        return new InvalidSettingException(Diagnostic.error("wrong-setting", "`" + variable + "` " + what + ".")
                .help(help + ", or unset it. Nothing was changed."));
    }

    /**
     * Begins a connection through it. The JDK leaves the names of other hosts to the proxy, and asks for a login when the proxy
     * wants one before it opens a tunnel. Without a tunnel the request itself carries the login: its content is sent only once.
     */
    HttpURLConnection open(URI target) throws IOException {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection(proxy);
        if (login != null && connection instanceof HttpsURLConnection) {
            login.begin();
            connection.setAuthenticator(login);
        } else if (login != null) {
            connection.setRequestProperty("Proxy-Authorization", login.header());
        }
        return connection;
    }

    boolean hasLogin() {
        return login != null;
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + " of " + variable;
    }
}
