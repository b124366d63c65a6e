package livestream.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came over the wire.
 *
 * @param path the raw path, still percent-encoded
 * @param query decoded query parameters, in order
 * @param headers by lower-case name
 * @param variables what the matched route found in the path, decoded
 */
public record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        CredentialScope credentialScope,
        Map<String, String> variables) {

    /** The same request for another path. */
    public Request withPath(String other) {
        return new Request(method, other, query, headers, body, credentialScope, variables);
    }

    /** The same request with these query parameters and headers. */
    public Request withAsked(Map<String, List<String>> otherQuery, Map<String, String> otherHeaders) {
        return new Request(method, path, otherQuery, otherHeaders, body, credentialScope, variables);
    }

    /** The same request with another body. */
    public Request withBody(byte[] other) {
        return new Request(method, path, query, headers, other, credentialScope, variables);
    }

    /** The same request, signed otherwise. */
    public Request withScope(CredentialScope other) {
        return new Request(method, path, query, headers, body, other, variables);
    }

    /** The same request with the path variables of a matched route. */
    public Request withVariables(Map<String, String> found) {
        return new Request(method, path, query, headers, body, credentialScope, found);
    }

    /** A path variable that the route is known to have. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    /** The first value of a query parameter, or null when it is absent. */
    public @Nullable String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** A header, or null when it is absent. */
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** Whether anybody signed it. */
    public boolean isSigned() {
        return !credentialScope.equals(CredentialScope.NONE);
    }

    /** Whether the host that it names may be that of a service: of the names of AWS only those that begin with the service are. */
    public boolean mayBeFor(String service) {
        String host = String.valueOf(header("host")).replaceFirst(":\\d+$", "");
        return host.startsWith(service + ".") || !host.endsWith(".amazonaws.com") && !host.endsWith(".localhost");
    }

    /** The region that the caller signed for. */
    public String region() {
        return credentialScope.region();
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
