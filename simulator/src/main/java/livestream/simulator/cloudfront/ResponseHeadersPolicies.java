package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Response headers policies: CORS, security headers, server timing, own headers and headers to remove.
 *
 * <p>Source: CloudFront API reference and quotas (10 own headers, 10 headers to remove, 1,783
 * characters of a content security policy). UNKNOWN: which of the members that
 * a caller leaves out the service fills in; here only Comment and the list of exposed headers are.
 */
final class ResponseHeadersPolicies implements PolicyKind {

    private static final int HEADERS = 10;
    private static final int CONTENT_SECURITY = 1783;
    private static final List<String> CORS_LISTS = List.of(
            "AccessControlAllowOrigins",
            "AccessControlAllowHeaders",
            "AccessControlAllowMethods",
            "AccessControlExposeHeaders");

    @Override
    public String name() {
        return "ResponseHeadersPolicy";
    }

    @Override
    public String path() {
        return "/response-headers-policy";
    }

    @Override
    public void complete(ObjectNode config) {
        QuantityLists.fill(config, "Comment", "");
        if (config.get("CorsConfig") instanceof ObjectNode cors) {
            QuantityLists.fillList(cors, "AccessControlExposeHeaders");
        }
    }

    @Override
    public void check(ObjectNode config) {
        if (config.get("CorsConfig") instanceof ObjectNode cors) {
            checkCors(cors);
        }
        checkTiming(config);
        if (QuantityLists.items(config, "CustomHeadersConfig").size() > HEADERS) {
            throw Errors.refusal("TooManyCustomHeadersInResponseHeadersPolicy");
        }
        if (QuantityLists.items(config, "RemoveHeadersConfig").size() > HEADERS) {
            throw Errors.refusal("TooManyRemoveHeadersInResponseHeadersPolicy");
        }
        String contentSecurity = QuantityLists.text(
                config.path("SecurityHeadersConfig").path("ContentSecurityPolicy"), "ContentSecurityPolicy");
        if (contentSecurity.length() > CONTENT_SECURITY) {
            throw Errors.refusal("TooLongCSPInResponseHeadersPolicy");
        }
        checkNames(QuantityLists.items(config, "CustomHeadersConfig"), "CustomHeadersConfig");
        checkNames(QuantityLists.items(config, "RemoveHeadersConfig"), "RemoveHeadersConfig");
        checkAges(config);
        boolean empty = !config.has("CorsConfig")
                && !config.has("SecurityHeadersConfig")
                && !config.has("ServerTimingHeadersConfig")
                && QuantityLists.items(config, "CustomHeadersConfig").isEmpty()
                && QuantityLists.items(config, "RemoveHeadersConfig").isEmpty();
        if (empty) {
            throw Errors.invalid("The policy must have at least one of its header configurations.");
        }
    }

    private static void checkCors(ObjectNode cors) {
        for (String list : CORS_LISTS) {
            List<String> words = QuantityLists.words(cors, list);
            if (words.isEmpty() && !list.equals("AccessControlExposeHeaders")) {
                throw Errors.invalid("The parameter " + list + " must not be empty.");
            }
            boolean wild = words.contains("*") || (list.equals("AccessControlAllowMethods") && words.contains("ALL"));
            if (wild && cors.path("AccessControlAllowCredentials").asBoolean()) {
                throw Errors.invalid("The parameter " + list
                        + " cannot contain * when AccessControlAllowCredentials is set to true.");
            }
        }
    }

    private static void checkTiming(ObjectNode config) {
        if (config.get("ServerTimingHeadersConfig") instanceof ObjectNode timing) {
            double rate = timing.path("SamplingRate").asDouble();
            if (rate < 0 || rate > 100) {
                throw Errors.invalid("The parameter SamplingRate must be between 0 and 100.");
            }
        }
    }

    private static void checkAges(ObjectNode config) {
        long cors = config.path("CorsConfig").path("AccessControlMaxAgeSec").asLong();
        long transport = config.path("SecurityHeadersConfig")
                .path("StrictTransportSecurity")
                .path("AccessControlMaxAgeSec")
                .asLong();
        if (cors < 0 || transport < 0) {
            throw Errors.invalid("The parameter AccessControlMaxAgeSec is not valid.");
        }
    }

    private static void checkNames(List<ObjectNode> headers, String list) {
        Set<String> seen = new HashSet<>();
        for (ObjectNode header : headers) {
            String name = QuantityLists.text(header, "Header");
            if (name.isBlank() || !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw Errors.invalid("The parameter " + list + " contains an empty or repeated header name.");
            }
        }
    }
}
