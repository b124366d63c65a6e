package livestream.schema.check;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;

/** A folder of a container, bucket or server, as CloudFront takes it for an origin path. */
public final class StoragePath {
    private StoragePath() {}

    /**
     * With a leading and without a trailing slash; empty for the root. Slashes are put right without a word: people think
     * of an S3 prefix with one at its end, and of a URL with or without.
     */
    public static String normal(String key, String text, Span at, Diagnostics diagnostics) {
        String bare = bare(text);
        if (bare.contains("${")) {
            return "";
        } else if (Manifests.format(bare) != null) {
            diagnostics.add(Diagnostic.error(
                            "origin-path-of-manifest",
                            "`" + key + "` expects the folder of the manifest, found the manifest too.")
                    .at(at)
                    .help("cut the file's name off and write it as `entry`."));
            return "";
        } else if (!bare.matches("([!-~&&[^?#*\\\\]]*)") || bare.contains("//")) {
            diagnostics.add(Diagnostic.error(
                            "wrong-form",
                            "`" + key + "` expects a path such as `/live/arena`, found " + MessageText.quoted(text)
                                    + ".")
                    .at(at)
                    .help("write folders with one slash between them, without spaces, `?`, `#` and `*`."));
            return "";
        }
        return bare.isEmpty() ? "" : "/" + bare;
    }

    /** A path without the slashes at its beginning and end. */
    static String bare(String path) {
        int begin = 0;
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') {
            begin++;
        }
        while (end > begin && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(begin, end);
    }
}
