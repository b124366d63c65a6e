package livestream.providers.route;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The path that CloudFront holds against path patterns: the viewer's, normalised as RFC 3986 says. Dot segments are resolved
 * and repeated slashes become one; what is sent to the origin stays as it was written (CloudFront developer guide, path
 * normalization).
 *
 * <p>Unknown: whether normalising decodes what need not be encoded, such as {@code %6D} for {@code m}. Here it does not;
 * {@link #decoded} is the other reading.
 */
final class MatchedPath {
    private static final Pattern UNRESERVED =
            Pattern.compile("%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");

    private MatchedPath() {}

    static String of(String path) {
        List<String> segments = new ArrayList<>();
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            boolean up = parts[i].equals("..");
            if (up && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            }
            if (up || parts[i].equals(".") || parts[i].isEmpty()) {
                if (last) {
                    segments.add("");
                }
            } else {
                segments.add(parts[i]);
            }
        }
        return "/" + String.join("/", segments);
    }

    /** The same with letters, digits and {@code - . _ ~} decoded. */
    static String decoded(String path) {
        return of(UNRESERVED
                .matcher(path)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
