package livestream.schema.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Section;
import livestream.schema.yaml.Words;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a server of one's own, taken apart as CloudFront wants it.
 *
 * @param domain host name
 * @param path with a leading and without a trailing slash; empty for the root
 */
public record HttpUrl(String domain, String path) {
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(.*)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

    /** From the keys {@code url} and {@code originPath}; null with a finding. */
    public static @Nullable HttpUrl read(Section http, Diagnostics diagnostics) {
        String text = http.text("url");
        Entry entry = http.entry("url");
        if (entry == null || text == null || text.contains("${")) {
            return null;
        }
        Span at = entry.place();
        Matcher url = URL.matcher(text);
        if (!url.matches() || !isHost(url.group(2)) || !url.group(4).isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "not-an-origin-url",
                            "`url` expects `https://HOST/FOLDER`, found "
                                    + (text.isEmpty() ? "nothing" : Words.quoted(text)) + ".")
                    .at(at)
                    .help(help(text)));
            return null;
        } else if (url.group(1).equalsIgnoreCase("http")) {
            diagnostics.add(
                    Diagnostic.error("insecure-origin", "The origin is reached over `http://`, expected `https://`.")
                            .at(at)
                            .help("write `https://`; over HTTP anybody on the way can change what viewers see."));
            return null;
        } else if (Manifests.format(url.group(3)) != null) {
            diagnostics.add(Diagnostic.error(
                            "origin-path-of-manifest",
                            "`url` expects the folder of the manifest, found the manifest too.")
                    .at(at)
                    .help("cut the file's name off and write it as `entry`."));
            return null;
        }
        Entry apart = http.entry("originPath");
        String path = StoragePath.normal("url", url.group(3), at, diagnostics);
        if (apart != null && !path.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error("conflicting-keys", "`originPath` stands beside a `url` that has a path already.")
                            .at(apart.at())
                            .note("note", "`url` is here", at)
                            .help("keep the path in one of the two."));
        }
        String given = apart == null
                ? path
                : StoragePath.normal("originPath", http.text("originPath", ""), apart.place(), diagnostics);
        return new HttpUrl(url.group(2).toLowerCase(Locale.ROOT), given);
    }

    private static boolean isHost(String host) {
        return HOST.matcher(host).matches() && !ADDRESS.matcher(host).matches();
    }

    private static String help(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return text.contains("://")
                    ? "CloudFront asks origins over HTTPS alone."
                    : "write it with `https://` before the host name.";
        } else if (ADDRESS.matcher(url.group(2)).matches()) {
            return "CloudFront takes no IP address; write the host name that the server's certificate covers.";
        }
        return "leave out user name, port and query; CloudFront asks port 443.";
    }
}
