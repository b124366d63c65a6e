package livestream.providers.routing;

import java.util.ArrayList;
import java.util.List;
import livestream.providers.routing.Route.Kind;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Value;

/** The path patterns of an endpoint in a routing form: the guide's, behind a prefix. */
final class Patterns {
    private final RoutedEndpoint endpoint;
    private final RoutingMode form;
    private final List<Route> routes = new ArrayList<>();

    private Patterns(RoutedEndpoint endpoint, RoutingMode form) {
        this.endpoint = endpoint;
        this.form = form;
    }

    /** Manifest before segments, as the guide lists them (step 3). */
    static List<Route> of(RoutedEndpoint endpoint, RoutingMode form) {
        Patterns patterns = new Patterns(endpoint, form);
        patterns.addAll();
        return patterns.routes;
    }

    /**
     * The pattern that keeps an endpoint's captions from the default behaviour.
     *
     * @param everything whether to catch whatever else it serves as well; only below a prefix of its own
     */
    static Route captions(RoutedEndpoint endpoint, RoutingMode form, boolean everything) {
        Patterns patterns = new Patterns(endpoint, form);
        boolean ownFolder = form == RoutingMode.PATH || endpoint.patternPrefix() != null;
        return patterns.route(
                Kind.CAPTION, everything && ownFolder ? "" : patterns.stem(), everything && ownFolder ? "*" : "*.vtt");
    }

    private void addAll() {
        if (endpoint.stored()) {
            stored();
            return;
        }
        switch (endpoint.format()) {
            case HLS -> pair(".m3u8", ".ts");
            case CMAF -> pair(".m3u8", ".mp4");
            case DASH -> pair(".mpd", ".mp4");
            case MSS -> smooth();
        }
    }

    /** Segments have any name, so all that is in its folder is its; without a folder of its own the default serves them. */
    private void stored() {
        switch (endpoint.format()) {
            case HLS, CMAF -> routes.add(route(Kind.MANIFEST, "", "*.m3u8"));
            case DASH -> routes.add(route(Kind.MANIFEST, "", "*.mpd"));
            case MSS -> routes.add(route(Kind.MANIFEST, "", "*.ism/*"));
        }
        if (form == RoutingMode.PATH) {
            routes.add(route(Kind.SEGMENT, "", "*"));
        }
    }

    private void pair(String manifests, String segments) {
        routes.add(route(Kind.MANIFEST, stem(), "*" + manifests));
        routes.add(route(Kind.SEGMENT, stem(), "*" + segments));
    }

    /** Smooth Streaming takes start and end only as path elements, before the manifest (MediaPackage user guide). */
    private void smooth() {
        String folder = form == RoutingMode.SHARED ? "*.ism/*" : endpoint.manifestName() + ".ism/*";
        routes.add(route(Kind.MANIFEST, "", folder));
        if (endpoint.timeShift() && form != RoutingMode.SHARED) {
            routes.add(route(Kind.MANIFEST, "", "*/" + folder));
        }
    }

    /** What file names start with where endpoints are told apart by name. */
    private String stem() {
        if (form != RoutingMode.NAME) {
            return "";
        }
        boolean inFolders = endpoint.timeShift() || endpoint.format() == Format.CMAF;
        return (inFolders ? "*" : "") + endpoint.manifestName();
    }

    private Route route(Kind kind, String stem, String rest) {
        Value tail = Value.text(stem + rest);
        Value pattern = tail;
        if (endpoint.patternPrefix() != null) {
            pattern = Value.template(Value.text(endpoint.patternPrefix() + "/"), tail);
        } else if (form == RoutingMode.PATH && !endpoint.pathPrefix().isNeutral()) {
            pattern = Value.template(endpoint.pathPrefix(), Value.text("/"), tail);
        }
        return new Route(new PathPattern(pattern), endpoint.name(), kind);
    }
}
