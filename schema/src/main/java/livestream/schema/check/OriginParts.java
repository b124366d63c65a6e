package livestream.schema.check;

import java.util.Locale;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.ExternalOrigin;
import livestream.schema.Format;
import livestream.schema.Span;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;
import org.jspecify.annotations.Nullable;

/** Domain, origin path and manifest name of another account's endpoint, given apart. */
public final class OriginParts {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private final MappingReader endpoint;
    private final Format format;
    private final Diagnostics diagnostics;

    public OriginParts(MappingReader endpoint, Format format, Diagnostics diagnostics) {
        this.endpoint = endpoint;
        this.format = format;
        this.diagnostics = diagnostics;
    }

    /** The origin, or null with findings. */
    public @Nullable ExternalOrigin origin() {
        boolean complete =
                needs("domain", "the host name of the endpoint", "domain: ID.mediapackage.REGION.amazonaws.com")
                        & needs("originPath", "the path of the endpoint on that host", "originPath: /out/v1/ID")
                        & needs("manifestName", "the name of its manifest", "manifestName: index");
        String domain = domain();
        String path = originPath();
        String manifestName = endpoint.text("manifestName");
        if (!complete || domain == null || path == null || manifestName == null) {
            return null;
        }
        String manifestId = endpoint.text("manifestId");
        if (format == Format.CMAF && manifestId == null) {
            int last = path.lastIndexOf('/');
            if (path.split("/", -1).length != 5) {
                diagnostics.add(Diagnostic.error(
                                "missing-manifest-id",
                                "A cmaf endpoint needs the key `manifestId`, the path part between `originPath` and manifest.")
                        .at(endpoint.self())
                        .help("copy it from the URL of the endpoint, or write the whole URL as `url`."));
                return null;
            }
            return new ExternalOrigin(domain, path.substring(0, last), path.substring(last + 1), manifestName);
        }
        return new ExternalOrigin(domain, path, manifestId, manifestName);
    }

    private boolean needs(String key, String what, String example) {
        if (endpoint.has(key)) {
            return true;
        }
        String code = "missing-" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        diagnostics.add(
                Diagnostic.error(code, "An endpoint of another account needs the key `" + key + "`, " + what + ".")
                        .at(endpoint.self())
                        .help("write `" + example + "`, or the whole URL of the manifest as `url`."));
        return false;
    }

    private @Nullable String domain() {
        String domain = endpoint.text("domain");
        if (domain == null || domain.contains("${")) {
            return null;
        }
        Span at = endpoint.place().of("domain");
        if (domain.startsWith("http://")) {
            diagnostics.add(Diagnostic.error(
                            "insecure-endpoint",
                            "The origin is reached over `http://`, expected a host name that serves HTTPS.")
                    .at(at)
                    .help("write the host name alone; it is asked over HTTPS."));
            return null;
        } else if (!HOST.matcher(domain).matches()) {
            diagnostics.add(Diagnostic.error(
                            "domain-not-bare",
                            "`domain` expects a host name alone, found " + MessageText.quoted(domain) + ".")
                    .at(at)
                    .help("leave out scheme, port and path; a whole URL goes into `url`."));
            return null;
        }
        return domain.toLowerCase(Locale.ROOT);
    }

    private @Nullable String originPath() {
        String path = endpoint.text("originPath");
        if (path == null || path.contains("${")) {
            return null;
        }
        Span at = endpoint.place().of("originPath");
        String normal = "/" + StoragePath.bare(path);
        if (Manifests.format(path) != null) {
            diagnostics.add(Diagnostic.error(
                            "origin-path-of-manifest",
                            "`originPath` expects the path before the manifest, found the manifest too.")
                    .at(at)
                    .help("cut it after the endpoint's id, or write the whole URL as `url`."));
            return null;
        } else if (normal.equals("/") || normal.contains("//") || !normal.matches("[!-~&&[^?#*]]+")) {
            diagnostics.add(Diagnostic.error(
                            "wrong-form",
                            "`originPath` expects a path such as `/out/v1/ID`, found " + MessageText.quoted(path) + ".")
                    .at(at)
                    .help("copy the part of the endpoint's URL between host and manifest."));
            return null;
        } else if (!normal.equals(path)) {
            diagnostics.add(Diagnostic.warning(
                            "origin-path-slashes",
                            "`originPath` expects a slash at its beginning and none at its end, found "
                                    + MessageText.quoted(path) + ".")
                    .at(at)
                    .help("it is taken as `" + normal + "`; write it so."));
        }
        return normal;
    }
}
