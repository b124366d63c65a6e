package livestream.providers.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import livestream.providers.routing.KnownObjects;
import livestream.providers.routing.KnownObjects.Owner;

/**
 * What CloudFront does with one request.
 *
 * @param object whose object it is; empty when nobody's that is known
 * @param objects what is known of endpoints' objects
 * @param unknown policies whose content is not known, in words
 * @param takedown where a channel is refused that its file took off the air
 */
public record RouteAnswer(
        ViewerRequest request,
        Optional<Owner> object,
        KnownObjects objects,
        Choice choice,
        Admission admission,
        List<CacheKey.Part> parts,
        List<OriginRequest> origins,
        OriginAnswer answer,
        Lifetime lifetime,
        CrossOrigin crossOrigin,
        List<String> unknown,
        Takedown takedown) {

    /**
     * Answers, from what is given alone.
     *
     * @param answer what the origin would answer
     * @param now when
     */
    public static RouteAnswer of(Delivery delivery, ViewerRequest request, OriginAnswer answer, Instant now) {
        Choice choice = Choice.of(delivery.config(), request.path());
        Settings settings = Settings.of(choice.behavior(), delivery.policies());
        List<CacheKey.Part> parts = CacheKey.of(delivery, choice.behavior(), request, settings);
        Optional<Owner> owner = delivery.objects().at(MatchedPath.of(request.path()));
        return new RouteAnswer(
                request,
                owner,
                delivery.objects(),
                choice,
                Admission.of(delivery, choice.behavior(), request),
                parts,
                OriginRequest.of(delivery, choice.behavior(), request, settings, parts),
                answer,
                Lifetime.of(delivery, choice.behavior(), request, settings, answer, now),
                CrossOrigin.of(
                        choice.behavior(),
                        OriginRequest.isOfBucket(delivery, choice.behavior()),
                        delivery.policies(),
                        request,
                        answer),
                settings.unknown(),
                delivery.takedowns().where(owner.map(Owner::endpoint).orElse(null), choice.behavior()));
    }
}
