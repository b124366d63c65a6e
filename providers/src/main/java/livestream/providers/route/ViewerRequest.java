package livestream.providers.route;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * What a player asks for.
 *
 * @param method in capitals
 * @param scheme {@code http} or {@code https}; null when only a path is given
 * @param host in small letters, without a port; null when only a path is given
 * @param path as it was written, with its leading slash; what is not ASCII is encoded as browsers do
 * @param query in the order of the URL
 * @param headers by name, whose case does not count
 */
public record ViewerRequest(
        String method,
        @Nullable String scheme,
        @Nullable String host,
        String path,
        List<Parameter> query,
        SortedMap<String, String> headers) {
    public ViewerRequest {
        query = List.copyOf(query);
        headers = Collections.unmodifiableSortedMap(headers);
    }

    /**
     * One part of a query string.
     *
     * @param name what stands before the first {@code =}
     * @param text the whole part, as it was written
     */
    public record Parameter(String name, String text) {}

    /**
     * Reads a URL, or a path with or without its leading slash; holes that a plan prints may stand in it.
     *
     * @param headers as in {@code Origin: https://www.example.com}
     */
    public static Optional<ViewerRequest> read(
            String method, String url, List<String> headers, Diagnostics diagnostics) {
        int fragment = url.indexOf('#');
        String sent = fragment < 0 ? url : url.substring(0, fragment);
        int mark = sent.indexOf("://");
        String scheme = mark < 0 ? null : sent.substring(0, mark).toLowerCase(Locale.ROOT);
        if (scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
            diagnostics.add(
                    Diagnostic.error("not-a-viewer-url", "CloudFront answers http and https, not `" + scheme + "`.")
                            .help("give an https URL, or a path such as /index.m3u8."));
            return Optional.empty();
        }
        SortedMap<String, String> read = headers(headers, "--header", diagnostics);
        String rest = scheme == null ? sent : sent.substring(mark + 3);
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        String host = null;
        if (scheme != null) {
            int slash = slashAfterHost(place);
            host = host(place.substring(0, slash));
            place = place.substring(slash);
        }
        String path = encoded(place.startsWith("/") ? place : "/" + place);
        return Optional.of(new ViewerRequest(
                method.toUpperCase(Locale.ROOT),
                scheme,
                host,
                path,
                question < 0 ? List.of() : parameters(rest.substring(question + 1)),
                read));
    }

    /** Headers by name, values of the same name joined; one without a colon is a finding. */
    static SortedMap<String, String> headers(List<String> written, String option, Diagnostics diagnostics) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : written) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                diagnostics.add(Diagnostic.error("not-a-header", "`" + header + "` is no header.")
                        .help("write `" + option + " 'Name: value'`."));
            } else {
                headers.merge(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip(),
                        (one, other) -> one + ", " + other);
            }
        }
        return headers;
    }

    /** The slash where the path begins; one within a hole such as {@code (domain of news/hls)} is none. */
    private static int slashAfterHost(String place) {
        int hole = place.startsWith("(") ? Math.max(place.indexOf(')'), 0) : 0;
        int slash = place.indexOf('/', hole);
        return slash < 0 ? place.length() : slash;
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    private static List<Parameter> parameters(String query) {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : query.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                parameters.add(new Parameter(equals < 0 ? part : part.substring(0, equals), part));
            }
        }
        return parameters;
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            if (each < 0) {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", each & 0xff));
            } else {
                encoded.append((char) each);
            }
        }
        return encoded.toString();
    }

    /** A header's value; empty when it is not sent. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The URL as it was understood, without a fragment. */
    public String url() {
        String place = scheme == null ? path : scheme + "://" + host + path;
        return query.isEmpty()
                ? place
                : place + "?"
                        + String.join("&", query.stream().map(Parameter::text).toList());
    }
}
