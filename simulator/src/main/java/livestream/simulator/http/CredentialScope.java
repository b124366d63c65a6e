package livestream.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The credential scope of a signed request: for which service and region the caller signed.
 *
 * <p>Source: AWS Signature Version 4, header {@code Authorization: AWS4-HMAC-SHA256
 * Credential=AKID/date/region/service/aws4_request, SignedHeaders=..., Signature=...}, or the same in the query parameters of
 * a presigned request. The signature itself is not verified; the scheme must be there.
 */
public record CredentialScope(String accessKey, String region, String service) {

    /** Of a request that nobody signed. */
    public static final CredentialScope NONE = new CredentialScope("", "", "");

    private static final Pattern CREDENTIAL =
            Pattern.compile("([^/,\\s]+)/\\d{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256\\s+Credential=([^/,\\s]+)/\\d{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request\\s*,\\s*"
                    + "SignedHeaders=[^,\\s]+\\s*,\\s*Signature=[0-9a-f]{64}\\s*");

    /** Reads the scope out of an Authorization header; empty when the header is not of the scheme. */
    public static Optional<CredentialScope> read(String authorization) {
        Matcher matcher = AUTHORIZATION.matcher(authorization);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CredentialScope(matcher.group(1), matcher.group(2), matcher.group(3)));
    }

    /** Reads the scope out of the query parameters of a presigned request; empty when they are not of the scheme. */
    public static Optional<CredentialScope> presigned(Map<String, List<String>> query) {
        Matcher credential = CREDENTIAL.matcher(first(query, "X-Amz-Credential"));
        boolean fits = first(query, "X-Amz-Algorithm").equals("AWS4-HMAC-SHA256")
                && SIGNATURE.matcher(first(query, "X-Amz-Signature")).matches()
                && credential.matches();
        return fits
                ? Optional.of(new CredentialScope(credential.group(1), credential.group(2), credential.group(3)))
                : Optional.empty();
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }
}
