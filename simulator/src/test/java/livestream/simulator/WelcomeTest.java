package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import livestream.simulator.Simulator.Settings;
import livestream.simulator.http.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose requests are answered, in bytes on the wire: browsers and clients write what no library would let a test write. */
@Timeout(60)
class WelcomeTest {
    private static final String FAULTS = "/_simulator/faults";
    private static final String AWS = "/2020-05-31/distribution";

    private final Clients clients = Clients.inMemory();
    private final Simulator simulator = clients.simulator();

    @AfterEach
    void close() {
        clients.close();
    }

    /** The status of what comes back to a request of these lines; they say all but the length of the body. */
    private static int status(URI endpoint, String first, String... headers) {
        String body = first.startsWith("POST") ? "{\"kind\": \"answer-lost\"}" : "";
        String request = first + "\r\n"
                + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n")
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket(endpoint.getHost().replaceAll("[\\[\\]]", ""), endpoint.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int status(String first, String... headers) {
        return status(simulator.endpoint(), first, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:4580",
                "localhost",
                "localhost:65535",
                "LOCALHOST:4580",
                "LocalHost",
                "[::1]",
                "[::1]:4580",
                "news.localhost",
                "news.s3.localhost:4580",
                "NEWS.LOCALHOST"
            })
    void answersUnderNamesThatStayOnTheMachine(String host) {
        assertThat(status("GET " + FAULTS + " HTTP/1.1", "Host: " + host)).isEqualTo(200);
        assertThat(status("POST " + FAULTS + " HTTP/1.1", "Host: " + host)).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com",
                "evil.example.com:4580",
                "127.0.0.1.nip.io",
                "localhost.evil.example.com",
                "notlocalhost",
                "localhost.",
                "news.localhost.",
                "127.0.0.1.",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "127.0.0.2",
                "0.0.0.0",
                "[::]",
                "[::ffff:127.0.0.1]",
                "::1",
                "user@localhost",
                "localhost@evil.example.com",
                "localhost:4580@evil.example.com",
                "localhost:",
                "localhost:port",
                "localhost:4580:4580",
                "localhost,evil.example.com",
                "localhost/",
                "local\u00adhost",
                "\u2113ocalhost",
                "amazonaws.com",
                "amazonaws.com.evil.example.com",
                ""
            })
    void answersUnderNoOtherName(String host) {
        for (String path : List.of(FAULTS, AWS)) {
            assertThat(status("GET " + path + " HTTP/1.1", "Host: " + host))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(status("POST " + FAULTS + " HTTP/1.1", "Host: " + host)).isEqualTo(403);
        assertThat(simulator.calls()).isEmpty();
    }

    @Test
    void needsAName() {
        assertThat(status("GET " + FAULTS + " HTTP/1.0")).isEqualTo(403);
        assertThat(status("GET " + FAULTS + " HTTP/1.1", "Host: localhost", "Host: evil.example.com"))
                .isIn(400, 403);
        assertThat(status("GET " + FAULTS + " HTTP/1.1", "Host: localhost", "Host: localhost"))
                .isIn(400, 403);
        assertThat(status("GET http://evil.example.com" + FAULTS + " HTTP/1.1", "Host: localhost"))
                .isEqualTo(403);
        assertThat(status("GET http://localhost" + FAULTS + " HTTP/1.1", "Host: evil.example.com"))
                .isEqualTo(403);
        assertThat(status("GET http://localhost" + FAULTS + " HTTP/1.1", "Host: localhost"))
                .isEqualTo(200);
    }

    @Test
    void asksNoProxy() {
        String evil = "Host: evil.example.com";
        for (String header : List.of("X-Forwarded-Host", "X-Host", "X-Original-Host", "X-Forwarded-Server", "Via")) {
            assertThat(status("GET " + FAULTS + " HTTP/1.1", evil, header + ": localhost"))
                    .isEqualTo(403);
            assertThat(status("GET " + FAULTS + " HTTP/1.1", "Host: localhost", header + ": evil.example.com"))
                    .isEqualTo(200);
        }
        assertThat(status("GET " + FAULTS + " HTTP/1.1", evil, "Forwarded: host=localhost"))
                .isEqualTo(403);
    }

    /** A name of AWS is never made to lead here by a page; but what speaks to the simulator has no reason to use one. */
    @ParameterizedTest
    @CsvSource({
        "news.s3.us-west-2.amazonaws.com, 404",
        "abc.data.mediastore.us-west-2.amazonaws.com, 404",
        "cloudfront.amazonaws.com, 403"
    })
    void keepsItsOwnPathsFromNamesOfAws(String host, int service) {
        assertThat(status("GET " + FAULTS + " HTTP/1.1", "Host: " + host)).isEqualTo(403);
        assertThat(status("GET " + AWS + " HTTP/1.1", "Host: " + host)).isEqualTo(service);
        assertThat(simulator.calls()).as("it came to a service").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example.com",
                "Origin: https://localhost",
                "Origin: http://localhost:3000",
                "Origin: http://localhost",
                "Origin: http://127.0.0.1:4580",
                "Origin: null",
                "Origin: file://",
                "Origin: ",
                "origin: http://evil.example.com",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "sec-fetch-site: Cross-Site",
                "Sec-Fetch-Site: something-new"
            })
    void answersNoPageOfAnotherOrigin(String header) {
        String host = "Host: localhost:4580";
        for (String method : List.of("GET", "POST", "DELETE", "PUT", "OPTIONS")) {
            assertThat(status(method + " " + FAULTS + " HTTP/1.1", host, header, "Content-Type: text/plain"))
                    .as(method)
                    .isEqualTo(403);
            assertThat(status(method + " /news HTTP/1.1", host, header))
                    .as(method)
                    .isEqualTo(403);
        }
        assertThat(status(
                        "OPTIONS " + FAULTS + " HTTP/1.1",
                        host,
                        header,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Private-Network: true"))
                .isEqualTo(403);
        assertThat(simulator.calls()).isEmpty();
    }

    @Test
    void answersAPersonWhoTypesAnAddress() {
        String host = "Host: localhost:4580";
        assertThat(status("GET " + FAULTS + " HTTP/1.1", host, "Sec-Fetch-Site: none"))
                .isEqualTo(200);
        assertThat(status(
                        "GET " + FAULTS + " HTTP/1.1",
                        host,
                        "Sec-Fetch-Site: same-origin",
                        "Origin: http://localhost:4580"))
                .isEqualTo(200);
    }

    @Test
    void wantsATokenForItsOwnPathsBeyondLoopback() throws IOException {
        assertThat(simulator.token()).isEmpty();
        Settings everywhere =
                Settings.inMemory().withListening(new Listening(InetAddress.getByName("0.0.0.0"), Set.of("aws.test")));
        try (Simulator reached = Simulator.start(everywhere);
                Simulator other = Simulator.start(everywhere)) {
            URI at = reached.endpoint();
            String token = reached.token().orElseThrow();
            assertThat(token).matches("[0-9a-f]{32}").isNotEqualTo(other.token().orElseThrow());
            String first = "GET " + FAULTS + " HTTP/1.1";
            for (String host :
                    List.of("Host: 192.168.7.7:4580", "Host: AWS.test", "Host: localhost", "Host: [fd00::7]")) {
                assertThat(status(at, first, host)).isEqualTo(403);
                assertThat(status(
                                at,
                                first,
                                host,
                                "X-Simulator-Token: " + other.token().orElseThrow()))
                        .isEqualTo(403);
                assertThat(status(at, first, host, "X-Simulator-Token: ")).isEqualTo(403);
                assertThat(status(at, first, host, "x-simulator-token: " + token))
                        .isEqualTo(200);
            }
            assertThat(reached.calls()).isEmpty();
            for (String host :
                    List.of("evil.example.com", "0.0.0.0:4580", "aws.test.evil.example.com", "256.example")) {
                assertThat(status(at, first, "Host: " + host, "X-Simulator-Token: " + token))
                        .as(host)
                        .isEqualTo(403);
            }
            assertThat(status(
                            at,
                            first,
                            "Host: aws.test",
                            "X-Simulator-Token: " + token,
                            "Origin: http://evil.example.com"))
                    .isEqualTo(403);
        }
    }
}
