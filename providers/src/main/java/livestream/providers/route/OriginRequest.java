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
            DistributionView view,
            Value.Fields behavior,
            ViewerRequest request,
            BehaviorSettings settings,
            List<CacheKey.Part> parts) {
        String target = ApiMembers.text(behavior, "TargetOriginId", "?");
        String query = query(parts);
        for (Value.Fields group : ApiMembers.structures(view.config(), "OriginGroups")) {
            if (ApiMembers.text(group, "Id", "").equals(target)) {
                return ofGroup(view, group, request, settings, query);
            }
        }
        return find(view, target)
                .map(origin -> List.of(to(view, origin, request, settings, query, "")))
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
    static boolean isOfBucket(DistributionView view, Value.Fields behavior) {
        return find(view, ApiMembers.text(behavior, "TargetOriginId", "?"))
                .filter(origin -> origin.get("S3OriginConfig") != null)
                .isPresent();
    }

    private static Optional<Value.Fields> find(DistributionView view, String id) {
        return ApiMembers.structures(view.config(), "Origins").stream()
                .filter(origin -> ApiMembers.text(origin, "Id", "").equals(id))
                .findFirst();
    }

    /** The first is asked first, each time; the second after these statuses, for GET, HEAD and OPTIONS alone. */
    private static List<OriginRequest> ofGroup(
            DistributionView view, Value.Fields group, ViewerRequest request, BehaviorSettings settings, String query) {
        String codes = String.join(", ", ApiMembers.texts(ApiMembers.fields(group, "FailoverCriteria"), "StatusCodes"));
        boolean quality = ApiMembers.text(group, "SelectionCriteria", "default").equals("media-quality-based");
        List<OriginRequest> requests = new ArrayList<>();
        for (Value.Fields member : ApiMembers.structures(group, "Members")) {
            boolean first = requests.isEmpty();
            String when = first ? "asked first" : "asked when the first answers " + codes + ", or not at all";
            find(view, ApiMembers.text(member, "OriginId", "?"))
                    .ifPresent(origin -> requests.add(to(
                            view,
                            origin,
                            request,
                            settings,
                            query,
                            quality ? "asked when its media quality is the better one" : when)));
        }
        return requests;
    }

    private static OriginRequest to(
            DistributionView view,
            Value.Fields origin,
            ViewerRequest request,
            BehaviorSettings settings,
            String query,
            String when) {
        String domain = ApiMembers.text(origin, "DomainName", "?");
        String url = scheme(origin, request) + "://" + domain + ApiMembers.text(origin, "OriginPath", "")
                + request.path() + query;
        List<Added> added = ApiMembers.structures(origin, "CustomHeaders").stream()
                .map(header -> new Added(
                        ApiMembers.text(header, "HeaderName", "?"), ApiMembers.text(header, "HeaderValue", "")))
                .toList();
        Value.Fields shield = ApiMembers.fields(origin, "OriginShield");
        boolean viewersHost = settings.sendsHeader("Host");
        String asked = request.host() == null ? "the viewer's" : request.host();
        return new OriginRequest(
                ApiMembers.text(origin, "Id", "?"),
                url,
                viewersHost ? asked + " (a policy sends the viewer's; most origins take their own alone)" : domain,
                added,
                signed(view, origin),
                ApiMembers.on(shield, "Enabled") ? ApiMembers.text(shield, "OriginShieldRegion", "?") : "",
                when);
    }

    /** A bucket is asked as the viewer asks (developer guide, origin protocol). */
    private static String scheme(Value.Fields origin, ViewerRequest request) {
        Value.Fields custom = ApiMembers.fields(origin, "CustomOriginConfig");
        return switch (ApiMembers.text(custom, "OriginProtocolPolicy", "match-viewer")) {
            case "https-only" -> "https";
            case "http-only" -> "http";
            default -> request.scheme() == null ? "https" : request.scheme();
        };
    }

    private static String signed(DistributionView view, Value.Fields origin) {
        @Nullable Value control = origin.get("OriginAccessControlId");
        if (control != null && !control.isNeutral()) {
            return view.policies()
                    .named("cloudfront_origin_access_control", control)
                    .map(found -> "origin access control " + ApiMembers.text(found, "Name", control.toString()) + ", "
                            + ApiMembers.text(found, "SigningBehavior", "?"))
                    .orElse("origin access control " + control);
        }
        String identity = ApiMembers.text(ApiMembers.fields(origin, "S3OriginConfig"), "OriginAccessIdentity", "");
        return identity.isEmpty() ? "" : identity;
    }
}
