package livestream.providers.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFront asks an origin when nothing is in the cache.
 *
 * <p>Unknown: which headers of the viewer CloudFront sends on of its own accord, beyond those of the policies, {@code Host},
 * {@code User-Agent} and {@code Via}; only those of the policies are told.
 *
 * @param origin its id in the distribution
 * @param url what the origin sees, query strings included
 * @param host the header of that name
 * @param added headers that CloudFront sends along, by name; a secret value is not shown
 * @param signed by what the request is signed; empty when it is not
 * @param shield the region of its Origin Shield; empty when there is none
 * @param when in words, when it is asked and not another; empty for the only one
 */
public record OriginRequest(
        String origin, String url, String host, List<Added> added, String signed, String shield, String when) {

    /** A header that is sent along. */
    public record Added(String name, String value) {}

    /** The requests to every origin that may be asked: one, or the two of a group. */
    static List<OriginRequest> of(
            Delivery delivery,
            Value.Fields behavior,
            ViewerRequest request,
            Settings settings,
            List<CacheKey.Part> parts) {
        String target = Members.text(behavior, "TargetOriginId", "?");
        String query = query(parts);
        for (Value.Fields group : Members.structures(delivery.config(), "OriginGroups")) {
            if (Members.text(group, "Id", "").equals(target)) {
                return ofGroup(delivery, group, request, settings, query);
            }
        }
        return find(delivery, target)
                .map(origin -> List.of(to(delivery, origin, request, settings, query, "")))
                .orElse(List.of());
    }

    private static String query(List<CacheKey.Part> parts) {
        List<String> sent = parts.stream()
                .filter(part -> part.kind() == CacheKey.Kind.QUERY
                        && part.sent()
                        && !part.value().isEmpty())
                .map(CacheKey.Part::value)
                .toList();
        return sent.isEmpty() ? "" : "?" + String.join("&", sent);
    }

    /** Whether a behavior asks a bucket, which answers a preflight by rules of its own. */
    static boolean isOfBucket(Delivery delivery, Value.Fields behavior) {
        return find(delivery, Members.text(behavior, "TargetOriginId", "?"))
                .filter(origin -> origin.get("S3OriginConfig") != null)
                .isPresent();
    }

    private static Optional<Value.Fields> find(Delivery delivery, String id) {
        return Members.structures(delivery.config(), "Origins").stream()
                .filter(origin -> Members.text(origin, "Id", "").equals(id))
                .findFirst();
    }

    /** The first is asked first, each time; the second after these statuses, for GET, HEAD and OPTIONS alone. */
    private static List<OriginRequest> ofGroup(
            Delivery delivery, Value.Fields group, ViewerRequest request, Settings settings, String query) {
        String codes = String.join(", ", Members.texts(Members.fields(group, "FailoverCriteria"), "StatusCodes"));
        boolean quality = Members.text(group, "SelectionCriteria", "default").equals("media-quality-based");
        List<OriginRequest> requests = new ArrayList<>();
        for (Value.Fields member : Members.structures(group, "Members")) {
            boolean first = requests.isEmpty();
            String when = first ? "asked first" : "asked when the first answers " + codes + ", or not at all";
            find(delivery, Members.text(member, "OriginId", "?"))
                    .ifPresent(origin -> requests.add(to(
                            delivery,
                            origin,
                            request,
                            settings,
                            query,
                            quality ? "asked when its media quality is the better one" : when)));
        }
        return requests;
    }

    private static OriginRequest to(
            Delivery delivery,
            Value.Fields origin,
            ViewerRequest request,
            Settings settings,
            String query,
            String when) {
        String domain = Members.text(origin, "DomainName", "?");
        String url = scheme(origin, request) + "://" + domain + Members.text(origin, "OriginPath", "") + request.path()
                + query;
        List<Added> added = Members.structures(origin, "CustomHeaders").stream()
                .map(header ->
                        new Added(Members.text(header, "HeaderName", "?"), Members.text(header, "HeaderValue", "")))
                .toList();
        Value.Fields shield = Members.fields(origin, "OriginShield");
        boolean viewersHost = settings.sendsHeader("Host");
        String asked = request.host() == null ? "the viewer's" : request.host();
        return new OriginRequest(
                Members.text(origin, "Id", "?"),
                url,
                viewersHost ? asked + " (a policy sends the viewer's; most origins take their own alone)" : domain,
                added,
                signed(delivery, origin),
                Members.on(shield, "Enabled") ? Members.text(shield, "OriginShieldRegion", "?") : "",
                when);
    }

    /** A bucket is asked as the viewer asks (developer guide, origin protocol). */
    private static String scheme(Value.Fields origin, ViewerRequest request) {
        Value.Fields custom = Members.fields(origin, "CustomOriginConfig");
        return switch (Members.text(custom, "OriginProtocolPolicy", "match-viewer")) {
            case "https-only" -> "https";
            case "http-only" -> "http";
            default -> request.scheme() == null ? "https" : request.scheme();
        };
    }

    private static String signed(Delivery delivery, Value.Fields origin) {
        @Nullable Value control = origin.get("OriginAccessControlId");
        if (control != null && !control.isNeutral()) {
            return delivery.policies()
                    .named("cloudfront_origin_access_control", control)
                    .map(found -> "origin access control " + Members.text(found, "Name", control.toString()) + ", "
                            + Members.text(found, "SigningBehavior", "?"))
                    .orElse("origin access control " + control);
        }
        String identity = Members.text(Members.fields(origin, "S3OriginConfig"), "OriginAccessIdentity", "");
        return identity.isEmpty() ? "" : identity;
    }
}
