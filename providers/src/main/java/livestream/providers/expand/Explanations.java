package livestream.providers.expand;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.engine.PlanNote;
import livestream.providers.routing.Routing;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.MediaStore;
import livestream.schema.RoutingMode;

/** What a reader of the plan is told of the distribution: which sentence of the guide, which decision of the router. */
final class Explanations {
    private final Livestream livestream;

    Explanations(Livestream livestream) {
        this.livestream = livestream;
    }

    /**
     * The words of the guide's section that the file follows: that of MediaPackage, or that of files that lie ready.
     *
     * @param denying the id of the origin that denies
     */
    Map<String, String> why(Routing routing, String denying) {
        boolean packaged = livestream.channels().stream().anyMatch(channel -> channel.origin() instanceof MediaPackage);
        Map<String, String> why = new LinkedHashMap<>();
        why.put(
                "Origins",
                packaged
                        ? "the guide, steps 1 and 2: one for each endpoint, HTTPS only"
                        : "the guide: where the files are, and their folder; HTTPS only");
        why.put(
                "CacheBehaviors",
                packaged
                        ? "the guide, step 3; CloudFront tries them in this order"
                        : "manifests, which change all the time; CloudFront tries them in this order");
        why.put("DefaultCacheBehavior", whyDefault(routing, packaged, denying));
        why.put("CustomErrorResponses", "a segment that is a moment late must not stay missing");
        boolean mediastore = livestream.channels().stream().anyMatch(channel -> channel.origin() instanceof MediaStore);
        if (mediastore) {
            why.put("DefaultCacheBehavior.OriginRequestPolicyId", "the guide: CORS-CustomOrigin");
            why.put("DefaultCacheBehavior.ViewerProtocolPolicy", "the guide: redirect HTTP to HTTPS");
        }
        return why;
    }

    private String whyDefault(Routing routing, boolean packaged, String denying) {
        if (livestream.distribution().ownDefault().isPresent()) {
            return "as the file says";
        } else if (routing.defaultEndpoint().isEmpty()) {
            return "`" + denying + "` is a host of MediaPackage without an endpoint: what is not listed answers 404";
        }
        return packaged ? "the guide, step 1: the first endpoint" : "segments, and whatever else lies there";
    }

    /** What becomes of an endpoint that another one has taken the place of. */
    static PlanNote of(SupersededEndpoint earlier, boolean serves) {
        return new PlanNote(
                "Superseded",
                earlier.endpoint().name(),
                serves
                        ? "serves on for those who know its URL; `--retire "
                                + earlier.resource().address() + "` takes it away"
                        : "its URL is its successor's now, so it goes as soon as that one serves");
    }

    /**
     * One line for all when they have the same form for the same reason; else one each.
     *
     * @param of whose they all are; empty where there is one distribution
     */
    static List<PlanNote> of(String of, Routing routing, List<ServedEndpoint> endpoints) {
        Set<String> different = new LinkedHashSet<>();
        endpoints.forEach(endpoint -> different.add(words(routing, endpoint.name())));
        if (different.size() == 1) {
            return List.of(new PlanNote("Routing", of, different.iterator().next()));
        }
        return endpoints.stream()
                .map(endpoint -> new PlanNote("Routing", endpoint.name(), words(routing, endpoint.name())))
                .toList();
    }

    private static String words(Routing routing, String name) {
        RoutingMode form = routing.forms().getOrDefault(name, RoutingMode.LITERAL);
        return form.word() + ": " + routing.reasons().get(name);
    }
}
