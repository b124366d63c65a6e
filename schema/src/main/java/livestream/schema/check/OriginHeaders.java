package livestream.schema.check;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node.Entry;

/**
 * Headers that CloudFront does not add to its requests to an origin, or that it would have to add twice (developer guide, "Add
 * custom headers to origin requests").
 */
public final class OriginHeaders {
    private static final Set<String> REFUSED = Set.of(
            "cache-control",
            "connection",
            "content-length",
            "cookie",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "max-forwards",
            "pragma",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "request-range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-real-ip");

    private OriginHeaders() {}

    /** Looks at the {@code headers} of an origin. */
    public static void check(MappingReader origin, Diagnostics diagnostics) {
        Map<String, Entry> seen = new HashMap<>();
        for (Entry entry : origin.section("headers").mapping().entries().values()) {
            String name = entry.key().toLowerCase(Locale.ROOT);
            Entry first = seen.putIfAbsent(name, entry);
            if (first != null) {
                diagnostics.add(Diagnostic.error(
                                "duplicate-header",
                                "`headers` has `" + first.key() + "` and `" + entry.key()
                                        + "`, which are one header, expected each once.")
                        .at(entry.at())
                        .note("note", "the first one is here", first.at())
                        .help("keep one of the two; upper and lower case make no difference in a header's name."));
            }
            if (REFUSED.contains(name) || name.startsWith("x-amz-") || name.startsWith("x-edge-")) {
                diagnostics.add(Diagnostic.error(
                                "header-not-possible",
                                "CloudFront adds no header `" + entry.key()
                                        + "` to its requests, expected another name.")
                        .at(entry.at())
                        .help(
                                name.equals("host")
                                        ? "leave it out; the origin is asked by its own host name."
                                        : "choose a name of your own, such as `X-Origin-Key`; CloudFront sets this one"
                                                + " itself or refuses it."));
            }
        }
        Entry referer = seen.get("referer");
        if (referer != null && origin.text("access", "").equals("referer")) {
            diagnostics.add(Diagnostic.error(
                            "conflicting-keys",
                            "`headers` sets `" + referer.key() + "`, which `access: referer` sets to a secret.")
                    .at(referer.at())
                    .note("note", "`access` is here", origin.place().of("access"))
                    .help("leave the header out, or write another `access`."));
        }
    }
}
