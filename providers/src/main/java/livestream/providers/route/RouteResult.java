package livestream.providers.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import livestream.providers.routing.ObjectIndex;
import livestream.providers.routing.ObjectIndex.Owner;

/**
 * What CloudFront does with one request.
 *
 * @param object whose object it is; empty when it is no known endpoint's
 * @param objects what is known of endpoints' objects
 * @param unknown policies whose content is not known, in words
 * @param takedown where a channel is refused that its file took off the air
 */
public record RouteResult(
        ViewerRequest request,
        Optional<Owner> object,
        ObjectIndex objects,
        BehaviorMatch choice,
        AccessEvaluation admission,
        List<CacheKey.Part> parts,
        List<OriginRequest> origins,
        OriginResponse answer,
        TtlEvaluation lifetime,
        CorsEvaluation crossOrigin,
        List<String> unknown,
        Takedown takedown) {

    /**
     * Answers, from what is given alone.
     *
     * @param answer what the origin would answer
     * @param now when
     */
    public static RouteResult of(DistributionView view, ViewerRequest request, OriginResponse answer, Instant now) {
        BehaviorMatch choice = BehaviorMatch.of(view.config(), request.path());
        BehaviorSettings settings = BehaviorSettings.of(choice.behavior(), view.policies());
        List<CacheKey.Part> parts = CacheKey.of(view, choice.behavior(), request, settings);
        Optional<Owner> owner = view.objects().at(MatchedPath.of(request.path()));
        return new RouteResult(
                request,
                owner,
                view.objects(),
                choice,
                AccessEvaluation.of(view, choice.behavior(), request),
                parts,
                OriginRequest.of(view, choice.behavior(), request, settings, parts),
                answer,
                TtlEvaluation.of(view, choice.behavior(), request, settings, answer, now),
                CorsEvaluation.of(
                        choice.behavior(),
                        OriginRequest.isOfBucket(view, choice.behavior()),
                        view.policies(),
                        request,
                        answer),
                settings.unknown(),
                view.takedowns().where(owner.map(Owner::endpoint).orElse(null), choice.behavior()));
    }
}
