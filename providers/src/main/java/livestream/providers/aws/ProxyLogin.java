package livestream.providers.aws;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tells one proxy a user and a password when it asks for them. Each call answers once: the JDK asks up to twenty times when they
 * are wrong, and a company's directory locks a user for less.
 */
final class ProxyLogin extends Authenticator {
    /** Read once, when the JDK makes its first connection. Its default refuses passwords before a tunnel. */
    private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private final String host;
    private final String user;
    private final String password;
    private final ThreadLocal<Boolean> answered = ThreadLocal.withInitial(() -> false);

    ProxyLogin(String host, String user, String password) {
        permit();
        this.host = host;
        this.user = user;
        this.password = password;
    }

    /** Lets the JDK send a password to a proxy; what the user says of that by the same property stays. */
    private static void permit() {
        if (System.getProperty(REFUSED_SCHEMES) == null) {
            System.setProperty(REFUSED_SCHEMES, "");
        }
    }

    /** A call begins in this thread. */
    void begin() {
        answered.remove();
    }

    /** For a request that the proxy itself reads. */
    String header() {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY
                || !host.equalsIgnoreCase(getRequestingHost())
                || answered.get()) {
            return null;
        }
        answered.set(true);
        return new PasswordAuthentication(user, password.toCharArray());
    }
}
