package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import java.util.LinkedHashMap;
import java.util.Map;
import livestream.schema.Format;
import livestream.schema.RoutingForm;
import org.jspecify.annotations.Nullable;

/**
 * The object language of an endpoint: the URL paths, without their leading slash, that its players can ask for.
 *
 * <p>Names follow the manifest: {@code index.m3u8} has children {@code index_1.m3u8} and segments {@code index_1_145095.ts}
 * (MediaPackage user guide). Time-shifted manifests may carry {@code start/…/end/…/} as path elements.
 */
public final class ViewerObjects {
    private static final String NAME = "[A-Za-z0-9_\\-.]";

    /** What follows a name: {@code _1}, {@code _1_145095}, {@code _video_1_0_12}. */
    private static final String NUMBERED = "(_([0-9]+|video|audio|subtitles|iframe|init))";

    /** What AWS puts between a CMAF endpoint and its manifest. */
    private static final String FOLDER = "[0-9a-f]+/";

    /** Seconds since the epoch, or a date and time as in {@code 2017-08-18T21:18:54+00:00}. */
    private static final String TIME = "[0-9TZ:+\\-]+";

    private static final String TIME_SHIFT = "(start/" + TIME + "/(end/" + TIME + "/)?)?";

    private ViewerObjects() {}

    /** Whether a pattern matches anything that players of an endpoint ask for, in a routing form. */
    public static boolean mayMatch(RoutedEndpoint endpoint, RoutingForm form, PathPattern pattern) {
        boolean originPathSet = form == RoutingForm.LITERAL || form == RoutingForm.NAME;
        return of(endpoint, originPathSet).values().stream()
                .anyMatch(objects -> !objects.intersection(pattern.language()).isEmpty());
    }

    /** Kind of behaviour that must answer, to the objects of that kind. */
    static Map<Route.Kind, Automaton> of(RoutedEndpoint endpoint, boolean originPathSet) {
        String prefix = originPathSet || endpoint.pathPrefix().isNeutral() ? "" : quoted(endpoint.pathPrefix() + "/");
        if (endpoint.patternPrefix() != null) {
            prefix = quoted(endpoint.patternPrefix() + "/");
        }
        return endpoint.stored() ? stored(endpoint.format(), prefix) : packaged(endpoint, prefix);
    }

    /** Files in folders of any depth, under names that the encoder chose, told apart by their extensions. */
    private static Map<Route.Kind, Automaton> stored(Format format, String prefix) {
        String file = prefix + "(" + NAME + "+/)*" + NAME + "+";
        return switch (format) {
            case HLS, CMAF ->
                Map.of(
                        Route.Kind.MANIFEST, language(file + "\\.m3u8"),
                        Route.Kind.SEGMENT, language(file + "\\.(ts|aac|m4s|mp4|vtt)"));
            case DASH ->
                Map.of(
                        Route.Kind.MANIFEST, language(file + "\\.mpd"),
                        Route.Kind.SEGMENT, language(file + "\\.(m4s|mp4|m4a|m4v|vtt)"));
            case MSS -> Map.of(Route.Kind.MANIFEST, language(file + "\\.ism/" + NAME + "+"));
        };
    }

    private static Map<Route.Kind, Automaton> packaged(RoutedEndpoint endpoint, String prefix) {
        String shift = endpoint.timeShift() ? TIME_SHIFT : "";
        String manifest = quoted(endpoint.manifestName());
        Map<Route.Kind, Automaton> objects = new LinkedHashMap<>();
        if (endpoint.format() == Format.HLS) {
            objects.put(Route.Kind.MANIFEST, language(prefix + shift + manifest + NUMBERED + "*\\.m3u8"));
            objects.put(Route.Kind.SEGMENT, language(prefix + manifest + NUMBERED + "+\\.ts"));
            objects.put(Route.Kind.CAPTION, language(prefix + manifest + NUMBERED + "+\\.vtt"));
        } else if (endpoint.format() == Format.CMAF) {
            String segment = segmentPrefix(endpoint.segmentPrefix());
            objects.put(Route.Kind.MANIFEST, language(prefix + FOLDER + shift + manifest + NUMBERED + "*\\.m3u8"));
            objects.put(Route.Kind.SEGMENT, language(prefix + "(" + FOLDER + ")?" + segment + "\\.mp4"));
            objects.put(Route.Kind.CAPTION, language(prefix + "(" + FOLDER + ")?" + segment + "\\.vtt"));
        } else if (endpoint.format() == Format.DASH) {
            objects.put(Route.Kind.MANIFEST, language(prefix + shift + manifest + "\\.mpd"));
            objects.put(Route.Kind.SEGMENT, language(prefix + manifest + NUMBERED + "+\\.mp4"));
        } else {
            objects.put(
                    Route.Kind.MANIFEST,
                    language(prefix + shift + manifest + "\\.ism/(Manifest|QualityLevels\\([0-9]+\\)/Fragments\\("
                            + NAME + "+=[0-9]+\\))"));
        }
        return objects;
    }

    private static String segmentPrefix(@Nullable String prefix) {
        return prefix == null ? NAME + "+" : quoted(prefix) + NUMBERED + "+";
    }

    private static Automaton language(String expression) {
        return new RegExp(expression, RegExp.NONE).toAutomaton(false);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (char each : text.toCharArray()) {
            quoted.append('\\').append(each);
        }
        return quoted.toString();
    }
}
