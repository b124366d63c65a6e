package livestream.schema.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.OriginConnection;
import livestream.schema.Span;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a server of one's own, taken apart as CloudFront wants it.
 *
 * @param domain host name
 * @param connection protocol and port
 * @param path with a leading and without a trailing slash; empty for the root
 */
public record HttpUrl(String domain, OriginConnection connection, String path) {
    private static final Pattern URL = Pattern.compile("(?i)(https?)://([^/?#]*?)(?::([0-9]*))?(/[^?#]*)?([?#].*)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private static final int LONGEST_PORT = 5;

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

    private static final Pattern WEBSITE =
            Pattern.compile("(?i).*\\.s3-website[.-][a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");

    /** From the keys {@code url}, {@code protocol}, {@code port} and {@code originPath}; null with a finding. */
    public static @Nullable HttpUrl read(MappingReader http, Diagnostics diagnostics) {
        String text = http.text("url");
        Entry entry = http.entry("url");
        if (entry == null || text == null || text.contains("${")) {
            return null;
        }
        Span at = entry.place();
        Matcher url = URL.matcher(text);
        if (!url.matches() || !isHost(url.group(2)) || url.group(5) != null) {
            diagnostics.add(Diagnostic.error(
                            "not-an-origin-url",
                            "`url` expects `https://HOST/FOLDER`, found "
                                    + (text.isEmpty() ? "nothing" : MessageText.quoted(text)) + ".")
                    .at(at)
                    .help(help(text)));
            return null;
        }
        String folder = url.group(4) == null ? "" : url.group(4);
        if (Manifests.format(folder) != null) {
            diagnostics.add(Diagnostic.error(
                            "origin-path-of-manifest",
                            "`url` expects the folder of the manifest, found the manifest too.")
                    .at(at)
                    .help("cut the file's name off and write it as `entry`."));
            return null;
        }
        OriginConnection connection = connection(http, url, at, diagnostics);
        String domain = url.group(2).toLowerCase(Locale.ROOT);
        if (connection.tls() && WEBSITE.matcher(domain).matches()) {
            diagnostics.add(Diagnostic.error(
                            "website-endpoint",
                            "An S3 website endpoint has no HTTPS, so CloudFront cannot connect to it.")
                    .at(at)
                    .help("name the bucket as `s3: { bucket: … }`, which keeps it private too; or write `http://`."));
        }
        return new HttpUrl(domain, connection, path(http, folder, at, diagnostics));
    }

    private static OriginConnection connection(MappingReader http, Matcher url, Span at, Diagnostics diagnostics) {
        boolean tls =
                http.text("protocol", url.group(1).toLowerCase(Locale.ROOT)).equals("https");
        String written = url.group(3);
        Entry apart = http.entry("port");
        OriginConnection usual = OriginConnection.usual(tls);
        if (apart != null && written != null) {
            diagnostics.add(
                    Diagnostic.error("conflicting-keys", "`port` stands beside a `url` that has a port already.")
                            .at(apart.at())
                            .note("note", "`url` is here", at)
                            .help("keep the port in one of the two."));
        }
        Integer port = http.integer("port");
        OriginConnection connection =
                port != null ? usual.on(port) : written == null ? usual : usual.on(number(written));
        if (!connection.isTaken()) {
            diagnostics.add(Diagnostic.error(
                            "not-an-origin-url",
                            "The port of an origin expects 80, 443 or 1024 to 65535, found `"
                                    + (apart == null ? String.valueOf(written) : connection.port()) + "`.")
                    .at(apart == null ? at : apart.place())
                    .help("CloudFront asks no other ports: let the server listen on one of these."));
        }
        return connection;
    }

    private static int number(String digits) {
        return digits.isEmpty() || digits.length() > LONGEST_PORT ? 0 : Integer.parseInt(digits);
    }

    private static String path(MappingReader http, String folder, Span at, Diagnostics diagnostics) {
        Entry apart = http.entry("originPath");
        String path = StoragePath.normal("url", folder, at, diagnostics);
        if (apart != null && !path.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error("conflicting-keys", "`originPath` stands beside a `url` that has a path already.")
                            .at(apart.at())
                            .note("note", "`url` is here", at)
                            .help("keep the path in one of the two."));
        }
        return apart == null
                ? path
                : StoragePath.normal("originPath", http.text("originPath", ""), apart.place(), diagnostics);
    }

    private static boolean isHost(String host) {
        return HOST.matcher(host).matches() && !ADDRESS.matcher(host).matches();
    }

    private static String help(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return text.contains("://")
                    ? "CloudFront asks servers over HTTPS or HTTP; a bucket is written as `s3: { bucket: … }`."
                    : "write it with `https://` before the host name.";
        } else if (ADDRESS.matcher(url.group(2)).matches()) {
            return "CloudFront takes no IP address; write the host name that the server's certificate covers.";
        }
        return "leave out user name and query.";
    }
}
