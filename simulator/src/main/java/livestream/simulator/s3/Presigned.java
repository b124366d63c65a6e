package livestream.simulator.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.simulator.http.CredentialScope;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;

/**
 * Requests whose signature is in the query, so that whoever has the URL may send them until it expires. Signatures are not
 * verified, as no other is here; what was not signed is refused all the same.
 *
 * <p>Source: S3 API reference, "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)" and "Signing and
 * authenticating REST requests" (version 2), whose texts of refusals others have recorded. A URL that is signed for later is
 * not refused, for no other time of signing is looked at here either.
 */
final class Presigned {

    private static final List<String> VERSION_4 = List.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Signature",
            "X-Amz-Date",
            "X-Amz-SignedHeaders",
            "X-Amz-Expires");

    private static final Set<String> VERSION_2 = Set.of("AWSAccessKeyId", "Signature", "Expires");

    private static final int LONGEST = 7 * 24 * 60 * 60;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Presigned() {}

    /** The request as if it had been signed in its headers; refused when its URL has expired or was never a good one. */
    static Request unwrapped(Request request, Instant now) {
        if (!isVersion4(request) && !isVersion2(request)) {
            return request;
        }
        String authorization = request.header("authorization");
        if (authorization != null) {
            throw S3Errors.invalid(
                    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string"
                            + " parameter or the Authorization header should be specified",
                    "Authorization",
                    authorization);
        }
        return isVersion4(request) ? version4(request, now) : version2(request, now);
    }

    private static boolean isVersion4(Request request) {
        return VERSION_4.stream().anyMatch(request.query()::containsKey);
    }

    private static boolean isVersion2(Request request) {
        return VERSION_2.stream().anyMatch(request.query()::containsKey);
    }

    private static Request version4(Request request, Instant now) {
        if (!request.query().keySet().containsAll(VERSION_4)) {
            throw bad("Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                    + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        }
        if (!parameter(request, "X-Amz-Algorithm").equals("AWS4-HMAC-SHA256")) {
            throw bad("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
        }
        String[] credential = parameter(request, "X-Amz-Credential").split("/", -1);
        if (credential.length != 5) {
            throw bad("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting"
                    + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }
        String date = parameter(request, "X-Amz-Date");
        Instant signed = date(date);
        if (!date.startsWith(credential[1])) {
            throw bad("Invalid credential date \"" + credential[1] + "\". This date is not the same as X-Amz-Date: \""
                    + date.substring(0, 8) + "\".");
        }
        int seconds = seconds(parameter(request, "X-Amz-Expires"));
        if (!request.isSigned()) {
            throw mismatch();
        }
        checkHeaders(request);
        Instant end = signed.plusSeconds(seconds);
        if (now.isAfter(end)) {
            throw expired(
                    new ServiceError(403, "AccessDenied", "Request has expired")
                            .with("X-Amz-Expires", String.valueOf(seconds)),
                    end,
                    now);
        }
        return inHeaders(request, Set.copyOf(VERSION_4));
    }

    private static Request version2(Request request, Instant now) {
        if (!request.query().keySet().containsAll(VERSION_2)) {
            throw new ServiceError(
                    403,
                    "AccessDenied",
                    "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters");
        }
        String expires = parameter(request, "Expires");
        if (!expires.matches("\\d{1,11}")) {
            throw new ServiceError(403, "AccessDenied", "Invalid date (should be seconds since epoch): " + expires);
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(expires));
        if (now.isAfter(end)) {
            throw expired(new ServiceError(403, "AccessDenied", "Request has expired"), end, now);
        }
        return inHeaders(request, VERSION_2)
                .withScope(new CredentialScope(parameter(request, "AWSAccessKeyId"), CallerAccess.ANY_REGION, "s3"));
    }

    /** What was signed must have come along, and of what matters nothing else. */
    private static void checkHeaders(Request request) {
        Set<String> signed =
                Set.copyOf(List.of(parameter(request, "X-Amz-SignedHeaders").split(";")));
        if (!signed.contains("host") || !request.headers().keySet().containsAll(signed)) {
            throw mismatch();
        }
        String more = request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-") && !name.equals("x-amz-content-sha256"))
                .filter(name -> !signed.contains(name))
                .collect(Collectors.joining(", "));
        if (!more.isEmpty()) {
            throw new ServiceError(
                            403, "AccessDenied", "There were headers present in the request which were not signed")
                    .with("HeadersNotSigned", more);
        }
    }

    /** Headers may stand in the query as well, so that who has the URL need not send them. */
    private static Request inHeaders(Request request, Set<String> signature) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        request.query().forEach((name, values) -> {
            String header = name.toLowerCase(Locale.ROOT);
            if (!header.startsWith("x-amz-") && !signature.contains(name)) {
                query.put(name, values);
            } else if (!signature.contains(name) && !isOverlooked(header)) {
                headers.put(header, values.get(0));
            }
        });
        return request.withAsked(query, headers);
    }

    /** Checksums in a URL, which who signs it cannot know: S3 does not look at them. */
    private static boolean isOverlooked(String header) {
        return header.startsWith("x-amz-checksum-") && !header.equals("x-amz-checksum-mode")
                || header.equals("x-amz-sdk-checksum-algorithm");
    }

    private static Instant date(String text) {
        try {
            return Instant.from(DATE.parse(text));
        } catch (DateTimeException e) {
            throw bad("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
    }

    private static int seconds(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw bad("X-Amz-Expires should be a number");
        }
        long seconds = Long.parseLong(text);
        if (seconds < 0) {
            throw bad("X-Amz-Expires must be non-negative");
        } else if (seconds > LONGEST) {
            throw bad("X-Amz-Expires must be less than a week (in seconds) that is " + LONGEST);
        }
        return (int) seconds;
    }

    private static String parameter(Request request, String name) {
        return String.valueOf(request.parameter(name));
    }

    private static ServiceError bad(String text) {
        return new ServiceError(400, "AuthorizationQueryParametersError", text);
    }

    private static ServiceError mismatch() {
        return new ServiceError(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing"
                        + " method.");
    }

    private static ServiceError expired(ServiceError serviceError, Instant end, Instant now) {
        return serviceError
                .with("Expires", end.toString())
                .with("ServerTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
