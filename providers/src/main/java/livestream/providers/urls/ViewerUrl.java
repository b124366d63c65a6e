package livestream.providers.urls;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import livestream.engine.plan.OutputChange;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Format;

/**
 * Where an endpoint's viewers begin: the URL of its manifest.
 *
 * @param endpoint as in {@code news/hls}
 * @param url as the file has it; with holes where AWS has not answered yet
 * @param startOver the form in which a player asks for the past; empty when it cannot
 * @param deployed what the last apply gave; empty when it gave none
 * @param offTheAir whether the file took it off the air, so that it is refused
 */
public record ViewerUrl(
        String endpoint,
        Format format,
        String url,
        Optional<String> startOver,
        Optional<String> deployed,
        boolean offTheAir) {
    private static final String START = "<start>";
    private static final String END = "<end>";

    /**
     * Those of these endpoints, in their order.
     *
     * @param outputs what a plan gives back
     * @param offTheAir the endpoints that the file took off the air, as in {@code news/hls}
     */
    public static List<ViewerUrl> of(
            List<RoutedEndpoint> endpoints, List<OutputChange> outputs, Set<String> offTheAir) {
        return endpoints.stream()
                .flatMap(endpoint -> outputs.stream()
                        .filter(output -> output.name().equals(endpoint.name()) && output.after() != null)
                        .map(output -> of(endpoint, output, offTheAir.contains(endpoint.name()))))
                .toList();
    }

    private static ViewerUrl of(RoutedEndpoint endpoint, OutputChange output, boolean offTheAir) {
        String url = String.valueOf(output.after());
        boolean rewinds = endpoint.timeShift() && !endpoint.stored();
        return new ViewerUrl(
                endpoint.name(),
                endpoint.format(),
                url,
                rewinds ? Optional.of(startOver(endpoint, url)) : Optional.empty(),
                Optional.ofNullable(output.before()).map(Object::toString),
                offTheAir);
    }

    /** Smooth Streaming takes start and end only as path elements (MediaPackage user guide, time-shifted viewing). */
    private static String startOver(RoutedEndpoint endpoint, String url) {
        int manifest = url.lastIndexOf("/" + endpoint.manifestName() + ".ism/");
        return endpoint.format() == Format.MSS && manifest >= 0
                ? url.substring(0, manifest) + "/start/" + START + "/end/" + END + url.substring(manifest)
                : url + "?start=" + START + "&end=" + END;
    }

    /** What a player must be told that it is. */
    public String mimeType() {
        return switch (format) {
            case HLS, CMAF -> "application/vnd.apple.mpegurl";
            case DASH -> "application/dash+xml";
            case MSS -> "application/vnd.ms-sstr+xml";
        };
    }

    /** Whether viewers have it already. */
    public boolean isDeployed() {
        return deployed.filter(url::equals).isPresent();
    }
}
