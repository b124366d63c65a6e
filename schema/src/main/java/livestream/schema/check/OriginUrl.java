package livestream.schema.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.ExternalOrigin;
import livestream.schema.Format;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import org.jspecify.annotations.Nullable;

/** The URL of a manifest of another account, taken apart as CloudFront wants it. */
public final class OriginUrl {
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(.*)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final String COPY = "copy the URL of the endpoint from the MediaPackage console of its owner.";

    private final Span at;
    private final Format format;
    private final Diagnostics diagnostics;

    public OriginUrl(Span at, Format format, Diagnostics diagnostics) {
        this.at = at;
        this.format = format;
        this.diagnostics = diagnostics;
    }

    /** The origin, or null with a finding. */
    public @Nullable ExternalOrigin read(String text) {
        if (text.contains("${")) {
            return null;
        }
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return fail(
                    "not-a-manifest-url",
                    "`url` expects " + form() + ", found " + MessageText.quoted(text) + ".",
                    COPY);
        } else if (url.group(1).equalsIgnoreCase("http")) {
            return fail(
                    "insecure-endpoint",
                    "The origin is reached over `http://`, expected `https://`.",
                    "write `https://`; MediaPackage serves every endpoint over HTTPS.");
        } else if (!HOST.matcher(url.group(2)).matches()) {
            return fail(
                    "not-a-manifest-url",
                    "`url` expects a plain host name, found "
                            + MessageText.quoted(url.group(2).replaceFirst("^.*@", "...@")) + ".",
                    "leave out user name and port; CloudFront asks port 443.");
        } else if (!url.group(4).isEmpty()) {
            return fail(
                    "not-a-manifest-url",
                    "`url` expects to end with the manifest, found " + MessageText.quoted(url.group(4)) + " after it.",
                    "leave it out; players add query strings themselves.");
        }
        return path(url.group(2).toLowerCase(Locale.ROOT), url.group(3));
    }

    private @Nullable ExternalOrigin path(String host, String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        parts.remove(0);
        String manifest = Manifests.name(parts, format);
        if (manifest == null) {
            Format other = Manifests.format(path);
            return other == null || (other == Format.HLS && format == Format.CMAF)
                    ? fail(
                            "not-a-manifest-url",
                            "`url` expects " + form() + ", found " + MessageText.quoted(path) + ".",
                            COPY)
                    : fail(
                            "not-a-manifest-url",
                            "`url` expects a manifest of " + format.word() + ", which ends in `"
                                    + Manifests.ending(format) + "`, found one of " + other.word() + ".",
                            "write it under `" + other.word() + "`, or as `format: " + other.word() + "`.");
        }
        if (parts.isEmpty() || parts.contains("")) {
            return fail(
                    "not-a-manifest-url",
                    "`url` expects " + form() + ", found no endpoint path before the manifest.",
                    COPY);
        }
        boolean mediaPackage =
                parts.size() > 2 && parts.get(0).equals("out") && parts.get(1).equals("v1");
        if (mediaPackage && format == Format.HLS && parts.size() == 4) {
            return fail(
                    "not-a-manifest-url",
                    "`url` expects a manifest of hls, found one of cmaf: a manifest id stands before the manifest.",
                    "write it under `cmaf`, or as `format: cmaf`.");
        }
        String manifestId = null;
        if (format == Format.CMAF) {
            if (parts.size() < 2 || (mediaPackage && parts.size() == 3)) {
                return fail(
                        "not-a-manifest-url",
                        "`url` expects " + form() + ", found no manifest id before the manifest.",
                        "for an HLS endpoint write it under `hls`, or as `format: hls`.");
            }
            manifestId = parts.remove(parts.size() - 1);
        }
        return new ExternalOrigin(host, "/" + String.join("/", parts), manifestId, manifest);
    }

    private String form() {
        return "`https://HOST/out/v1/ID/" + (format == Format.CMAF ? "MANIFEST-ID/" : "") + "NAME"
                + Manifests.ending(format) + "`";
    }

    private @Nullable ExternalOrigin fail(String code, String message, String help) {
        diagnostics.add(Diagnostic.error(code, message).at(at).help(help));
        return null;
    }
}
