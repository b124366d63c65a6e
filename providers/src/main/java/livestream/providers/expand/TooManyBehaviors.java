package livestream.providers.expand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import livestream.providers.routing.Route;
import livestream.providers.routing.RoutedEndpoint;
import livestream.providers.routing.Routing;
import livestream.schema.Diagnostic;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.RoutingMode;

/** A distribution that needs more behaviours than CloudFront allows, and what of three ways out would be one. */
final class TooManyBehaviors {
    private final ShardPlacement.Placed placed;
    private final List<RoutedEndpoint> endpoints;
    private final Routing routing;
    private final int allowed;

    TooManyBehaviors(ShardPlacement.Placed placed, List<RoutedEndpoint> endpoints, Routing routing) {
        this.placed = placed;
        this.endpoints = endpoints;
        this.routing = routing;
        this.allowed = placed.livestream().distribution().behaviorQuota();
    }

    /**
     * The finding.
     *
     * @param decided how endpoints would be told apart; empty when that is not sound
     */
    Diagnostic finding(Function<List<RoutedEndpoint>, Optional<Routing>> decided) {
        Livestream livestream = placed.livestream();
        String which = placed.isAlone()
                ? "The distribution"
                : "The distribution `" + placed.address().key() + "`";
        KeySpans place = livestream.distribution().place();
        List<String> ways = new ArrayList<>();
        sharing(decided).ifPresent(behaviors -> ways.add("`routing: shared` needs " + behaviors + " for all of them"));
        distributions()
                .ifPresent(
                        number -> ways.add("`shard: " + number + "` in one of `distributions` spreads the channels"));
        ways.add("with a higher quota of the account, `behaviorQuota` says so");
        return Diagnostic.error(
                        "too-many-behaviors",
                        which + " needs " + routing.routes().size() + " cache behaviors, and CloudFront allows "
                                + allowed + ".")
                .at(place.has("routing") ? place.of("routing") : livestream.distributionAt())
                .help(String.join("; ", ways) + ".");
    }

    /** How many behaviours there are when all endpoints of a host share theirs; empty when that is too many or not sound. */
    private Optional<Integer> sharing(Function<List<RoutedEndpoint>, Optional<Routing>> decided) {
        return decided.apply(endpoints.stream()
                        .map(endpoint -> endpoint.wanting(RoutingMode.SHARED))
                        .toList())
                .map(shared -> shared.routes().size())
                .filter(behaviors -> behaviors <= allowed);
    }

    /** How many distributions alike have room for the channels; empty when one channel alone is too much. */
    private OptionalInt distributions() {
        Map<String, Long> byChannel = routing.routes().stream()
                .filter(route -> route.kind() != Route.Kind.OWN)
                .collect(Collectors.groupingBy(
                        route -> route.endpoint().substring(0, route.endpoint().indexOf('/')), Collectors.counting()));
        long used = routing.routes().stream()
                .filter(route -> route.kind() == Route.Kind.OWN)
                .count();
        int room = 0;
        for (long behaviors :
                byChannel.values().stream().sorted(Comparator.reverseOrder()).toList()) {
            used += behaviors;
            if (used > allowed) {
                break;
            }
            room++;
        }
        return room == 0 ? OptionalInt.empty() : OptionalInt.of((placed.among() + room - 1) / room);
    }
}
