package livestream.providers.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import livestream.schema.Value;

/**
 * What makes an object in the cache the same as another, part by part, and what is sent to the origin of each.
 *
 * <p>Order and case of query strings count, in names and values (CloudFront developer guide, caching based on query string
 * parameters); the domain is the distribution's own, whichever alias was asked (understanding the cache key). Unknown:
 * whether paths that normalise to the same are the same object.
 */
public final class CacheKey {
    private static final List<String> OF_A_SIGNATURE = List.of("Expires", "Key-Pair-Id", "Policy", "Signature");
    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    private final ViewerRequest request;
    private final BehaviorSettings settings;
    private final boolean signed;
    private final List<Part> parts = new ArrayList<>();

    private CacheKey(ViewerRequest request, BehaviorSettings settings, boolean signed) {
        this.request = request;
        this.settings = settings;
        this.signed = signed;
    }

    /** What a part is. */
    public enum Kind {
        DOMAIN,
        PATH,
        METHOD,
        QUERY,
        HEADER,
        COOKIE
    }

    /**
     * A part of a request.
     *
     * @param value as it enters the key; empty when the request has no such part
     * @param sent whether the origin gets it
     * @param note what there is to know of it; may be empty
     */
    public record Part(Kind kind, String name, String value, boolean inKey, boolean sent, String note) {}

    static List<Part> of(
            DistributionView view, Value.Fields behavior, ViewerRequest request, BehaviorSettings settings) {
        boolean signed = AccessEvaluation.isTrusting(behavior, "TrustedKeyGroups")
                || AccessEvaluation.isTrusting(behavior, "TrustedSigners");
        CacheKey key = new CacheKey(request, settings, signed);
        key.parts.add(new Part(Kind.DOMAIN, "", view.domain().toString(), true, false, "whatever name was asked"));
        key.parts.add(new Part(Kind.PATH, "", request.path(), true, true, ""));
        if (request.method().equals("OPTIONS")) {
            key.parts.add(new Part(Kind.METHOD, "", "OPTIONS", true, true, "kept apart from GET and HEAD"));
        }
        key.queries();
        key.headers();
        key.cookies();
        return key.parts;
    }

    private void queries() {
        ForwardedNames inKey = settings.key().queries();
        for (ViewerRequest.Parameter parameter : request.query()) {
            if (signed && OF_A_SIGNATURE.contains(parameter.name())) {
                parts.add(new Part(
                        Kind.QUERY, parameter.name(), parameter.text(), false, false, "removed with the signature"));
                continue;
            }
            boolean key = inKey.takes(parameter.name());
            boolean sent = key || settings.sent().queries().takes(parameter.name());
            parts.add(new Part(
                    Kind.QUERY, parameter.name(), parameter.text(), key, sent, key ? "" : otherCase(parameter.name())));
        }
        Set<String> absent = new LinkedHashSet<>(inKey.listed());
        request.query().forEach(parameter -> absent.remove(parameter.name()));
        absent.forEach(name -> parts.add(new Part(Kind.QUERY, name, "", true, true, "not in this URL")));
    }

    private String otherCase(String name) {
        return settings.key().queries().listed().stream()
                .filter(listed -> listed.equalsIgnoreCase(name))
                .findFirst()
                .map(listed -> "case counts: `" + listed + "` would be")
                .orElse("");
    }

    private void headers() {
        ForwardedNames inKey = settings.key().headers();
        Set<String> listed = new LinkedHashSet<>(inKey.listed());
        boolean normalised = settings.gzip() || settings.brotli();
        if (normalised || request.header(ACCEPT_ENCODING).isPresent()) {
            listed.removeIf(ACCEPT_ENCODING::equalsIgnoreCase);
            parts.add(acceptEncoding(normalised));
        }
        for (String name : listed) {
            String value = request.header(name).orElse("");
            parts.add(new Part(Kind.HEADER, name, value, true, true, value.isEmpty() ? "not in this request" : ""));
        }
        request.headers().forEach((name, value) -> {
            boolean told = name.equalsIgnoreCase(ACCEPT_ENCODING)
                    || name.equalsIgnoreCase("Cookie")
                    || listed.stream().anyMatch(name::equalsIgnoreCase);
            if (!told) {
                boolean key = inKey.takes(name);
                parts.add(new Part(Kind.HEADER, name, value, key, settings.sendsHeader(name), ""));
            }
        });
    }

    /** Brotli before gzip, and nothing else, whatever the viewer prefers (developer guide, compressed files). */
    private Part acceptEncoding(boolean normalised) {
        String asked = request.header(ACCEPT_ENCODING).orElse("");
        if (!normalised) {
            boolean key = settings.key().headers().takes(ACCEPT_ENCODING);
            return new Part(Kind.HEADER, ACCEPT_ENCODING, asked, key, settings.sendsHeader(ACCEPT_ENCODING), "");
        }
        Map<String, Boolean> codings = new LinkedHashMap<>();
        codings.put("br", settings.brotli());
        codings.put("gzip", settings.gzip());
        List<String> kept = codings.entrySet().stream()
                .filter(coding -> coding.getValue() && accepts(asked, coding.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> possible = codings.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        String note = asked.isEmpty()
                ? "not in this request; reduced to " + String.join(",", possible)
                : "reduced from `" + asked + "`";
        return new Part(Kind.HEADER, ACCEPT_ENCODING, String.join(",", kept), true, true, note);
    }

    private static boolean accepts(String asked, String coding) {
        return Arrays.stream(asked.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(each -> !each.matches(".*;\\s*q=0(\\.0*)?$"))
                .anyMatch(each -> each.equals(coding) || each.startsWith(coding + ";"));
    }

    private void cookies() {
        Set<String> listed = new LinkedHashSet<>(settings.key().cookies().listed());
        request.header("Cookie").ifPresent(cookies -> {
            for (String cookie : cookies.split(";")) {
                String text = cookie.strip();
                String name = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
                boolean key = settings.key().cookies().takes(name);
                boolean sent = key || settings.sent().cookies().takes(name);
                listed.remove(name);
                parts.add(new Part(Kind.COOKIE, name, text, key, sent, ""));
            }
        });
        listed.forEach(name -> parts.add(new Part(Kind.COOKIE, name, "", true, true, "not in this request")));
    }
}
