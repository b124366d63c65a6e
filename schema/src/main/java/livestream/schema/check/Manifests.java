package livestream.schema.check;

import java.util.List;
import livestream.schema.Format;
import org.jspecify.annotations.Nullable;

/** How a URL shows that it is a manifest, and of what. */
public final class Manifests {
    private Manifests() {}

    /** What stands after the name. */
    public static String ending(Format format) {
        return switch (format) {
            case HLS, CMAF -> ".m3u8";
            case DASH -> ".mpd";
            case MSS -> ".ism/Manifest";
        };
    }

    /** Takes the manifest off the end of a path and gives its bare name; null when there is none of this format. */
    static @Nullable String name(List<String> parts, Format format) {
        String[] ending = ending(format).split("/", -1);
        if (parts.size() < ending.length) {
            return null;
        }
        int first = parts.size() - ending.length;
        String name = parts.get(first);
        boolean fits = name.endsWith(ending[0])
                && name.length() > ending[0].length()
                && (ending.length == 1 || parts.get(first + 1).equals(ending[1]));
        if (!fits) {
            return null;
        }
        parts.subList(first, parts.size()).clear();
        return name.substring(0, name.length() - ending[0].length());
    }

    /** The format that a path looks like; null when it ends in no manifest. */
    static @Nullable Format format(String path) {
        for (Format format : Format.values()) {
            if (path.endsWith(ending(format)) && path.length() > ending(format).length()) {
                return format;
            }
        }
        return null;
    }
}
