package livestream.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy as networks have it (RFC 9110, CONNECT): it opens tunnels and forwards requests without TLS. It lets nothing leave
 * this machine: whatever host is asked for, one server here answers.
 */
public final class TestProxy extends Relay {

    /**
     * What a client asked of it.
     *
     * @param line as in {@code CONNECT cloudfront.amazonaws.com:443}
     * @param authorization what it said of itself; null for nothing
     */
    public record Asked(String line, String authorization) {}

    private final int target;
    private final Optional<String> login;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private TestProxy(ServerSocket server, int target, Optional<String> login) {
        super(server);
        this.target = target;
        this.login = login;
    }

    /** One for everybody. */
    public static TestProxy open(int target) throws IOException {
        return start(target, Optional.empty());
    }

    /** One for those alone who know {@code user:password}. */
    public static TestProxy locked(int target, String login) throws IOException {
        return start(target, Optional.of(login));
    }

    private static TestProxy start(int target, Optional<String> login) throws IOException {
        TestProxy proxy = new TestProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, login);
        proxy.start();
        return proxy;
    }

    /** As an environment variable names it. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** All that was asked of it so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** To which hosts a tunnel was opened, without ports. */
    public List<String> hosts() {
        return asked.stream()
                .map(each -> each.line().replaceFirst("^CONNECT ([^ :]+):.*", "$1"))
                .toList();
    }

    /** From now on, nothing was asked. */
    public void forget() {
        asked.clear();
    }

    @Override
    void serve(Socket client) throws IOException {
        for (String head = head(client.getInputStream()); !head.isEmpty(); head = head(client.getInputStream())) {
            String line = head.substring(0, head.indexOf("\r\n")).replaceFirst(" HTTP/1.1$", "");
            String authorization = field(head, "proxy-authorization");
            asked.add(new Asked(line, authorization));
            if (!isWelcome(authorization)) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"net\"");
                return;
            } else if (line.startsWith("CONNECT ")) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                join(client, new Socket(InetAddress.getLoopbackAddress(), target));
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.getOutputStream().write(forwarded(head).getBytes(StandardCharsets.ISO_8859_1));
            join(client, server);
            return;
        }
    }

    private boolean isWelcome(String authorization) {
        return login.map(known -> "Basic " + Base64.getEncoder().encodeToString(known.getBytes(StandardCharsets.UTF_8)))
                .map(wanted -> wanted.equals(authorization))
                .orElse(true);
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** A path in the place of a URL, and the connection ends with the answer: the next request may be for another host. */
    private static String forwarded(String head) {
        String url = head.split(" ", 3)[1];
        String path =
                URI.create(url).getRawPath().isEmpty() ? "/" : URI.create(url).getRawPath();
        String query = URI.create(url).getRawQuery();
        return head.replaceFirst("\\Q" + url + "\\E", path + (query == null ? "" : "?" + query))
                .replaceFirst("(?i)\r\n(proxy-)?connection: [^\r]*", "\r\nConnection: close");
    }

    private static String field(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return null;
    }

    /** All lines up to the empty one; nothing when the client is gone. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
