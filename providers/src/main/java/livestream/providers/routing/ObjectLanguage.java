package livestream.providers.routing;

import java.util.LinkedHashMap;
import java.util.Map;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import org.jspecify.annotations.Nullable;

/**
 * The object language of an endpoint: the URL paths, without their leading slash, that its players can ask for.
 *
 * <p>Names follow the manifest: {@code index.m3u8} has children {@code index_1.m3u8} and segments {@code index_1_145095.ts}
 * (MediaPackage user guide). Time-shifted manifests may carry {@code start/…/end/…/} as path elements.
 */
public final class ObjectLanguage {
    private static final String NAME = "[A-Za-z0-9_\\-.]";

    /** What follows a name: {@code _1}, {@code _1_145095}, {@code _video_1_0_12}. */
    private static final String NUMBERED = "(_([0-9]+|video|audio|subtitles|iframe|init))";

    /** What AWS puts between a CMAF endpoint and its manifest. */
    private static final String FOLDER = "[0-9a-f]+/";

    /** Seconds since the epoch, or a date and time as in {@code 2017-08-18T21:18:54+00:00}. */
    private static final String TIME = "[0-9TZ:+\\-]+";

    private static final String TIME_SHIFT = "(start/" + TIME + "/(end/" + TIME + "/)?)?";

    private ObjectLanguage() {}

    /** Whether a pattern matches anything that players of an endpoint ask for, in a routing form. */
    public static boolean mayMatch(RoutedEndpoint endpoint, RoutingMode form, PathPattern pattern) {
        boolean originPathSet = form == RoutingMode.LITERAL || form == RoutingMode.NAME;
        return of(endpoint, originPathSet).values().stream()
                .anyMatch(objects -> !pattern.after(objects.beginning()).isEmpty()
                        && !objects.language().intersection(pattern.language()).isEmpty());
    }

    /** Kind of behaviour that must answer, to the objects of that kind. */
    static Map<Route.Kind, ObjectPathSet> of(RoutedEndpoint endpoint, boolean originPathSet) {
        String folder = originPathSet || endpoint.pathPrefix().isNeutral() ? "" : endpoint.pathPrefix() + "/";
        if (endpoint.patternPrefix() != null) {
            folder = endpoint.patternPrefix() + "/";
        }
        return endpoint.stored() ? stored(endpoint.format(), folder) : packaged(endpoint, folder);
    }

    /** Files in folders of any depth, under names that the encoder chose, told apart by their extensions. */
    private static Map<Route.Kind, ObjectPathSet> stored(Format format, String folder) {
        String file = "(" + NAME + "+/)*" + NAME + "+";
        return switch (format) {
            case HLS, CMAF ->
                Map.of(
                        Route.Kind.MANIFEST, new ObjectPathSet(folder, file + "\\.m3u8"),
                        Route.Kind.SEGMENT, new ObjectPathSet(folder, file + "\\.(ts|aac|m4s|mp4|vtt)"));
            case DASH ->
                Map.of(
                        Route.Kind.MANIFEST, new ObjectPathSet(folder, file + "\\.mpd"),
                        Route.Kind.SEGMENT, new ObjectPathSet(folder, file + "\\.(m4s|mp4|m4a|m4v|vtt)"));
            case MSS -> Map.of(Route.Kind.MANIFEST, new ObjectPathSet(folder, file + "\\.ism/" + NAME + "+"));
        };
    }

    private static Map<Route.Kind, ObjectPathSet> packaged(RoutedEndpoint endpoint, String folder) {
        String name = endpoint.manifestName();
        Map<Route.Kind, ObjectPathSet> objects = new LinkedHashMap<>();
        if (endpoint.format() == Format.HLS) {
            objects.put(Route.Kind.MANIFEST, manifests(endpoint, folder, NUMBERED + "*\\.m3u8"));
            objects.put(Route.Kind.SEGMENT, new ObjectPathSet(folder + name, NUMBERED + "+\\.ts"));
            objects.put(Route.Kind.CAPTION, new ObjectPathSet(folder + name, NUMBERED + "+\\.vtt"));
        } else if (endpoint.format() == Format.CMAF) {
            String shift = endpoint.timeShift() ? TIME_SHIFT : "";
            String segment = "(" + FOLDER + ")?" + segmentPrefix(endpoint.segmentPrefix());
            objects.put(
                    Route.Kind.MANIFEST,
                    new ObjectPathSet(folder, FOLDER + shift + quoted(name) + NUMBERED + "*\\.m3u8"));
            objects.put(Route.Kind.SEGMENT, new ObjectPathSet(folder, segment + "\\.mp4"));
            objects.put(Route.Kind.CAPTION, new ObjectPathSet(folder, segment + "\\.vtt"));
        } else if (endpoint.format() == Format.DASH) {
            objects.put(Route.Kind.MANIFEST, manifests(endpoint, folder, "\\.mpd"));
            objects.put(Route.Kind.SEGMENT, new ObjectPathSet(folder + name, NUMBERED + "+\\.mp4"));
        } else {
            objects.put(
                    Route.Kind.MANIFEST,
                    manifests(
                            endpoint,
                            folder,
                            "\\.ism/(Manifest|QualityLevels\\([0-9]+\\)/Fragments\\(" + NAME + "+=[0-9]+\\))"));
        }
        return objects;
    }

    /** Where viewers may go back in time, a time may stand before the name of the manifest. */
    private static ObjectPathSet manifests(RoutedEndpoint endpoint, String folder, String ending) {
        String name = endpoint.manifestName();
        return endpoint.timeShift()
                ? new ObjectPathSet(folder, TIME_SHIFT + quoted(name) + ending)
                : new ObjectPathSet(folder + name, ending);
    }

    private static String segmentPrefix(@Nullable String prefix) {
        return prefix == null ? NAME + "+" : quoted(prefix) + NUMBERED + "+";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (char each : text.toCharArray()) {
            quoted.append('\\').append(each);
        }
        return quoted.toString();
    }
}
