package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether the objects of endpoints reach routes that may take them.
 *
 * <p>Behind the beginning that an endpoint's objects share, the question is the same for every endpoint whose names are made
 * alike and before which the same rests of patterns lie open: it is answered once, exactly, for all of them.
 */
final class CollisionCheck {
    private final Map<List<String>, Automaton> languages = new HashMap<>();
    private final Map<String, Automaton> objectLanguages = new HashMap<>();
    private final Set<Question> sound = new HashSet<>();

    /** What a route may still match behind the beginning of an endpoint's objects. */
    private record Claim(Route route, List<String> rests, boolean welcome) {}

    /** All that an answer depends on. */
    private record Question(String objects, List<List<String>> claims, List<Boolean> welcome, boolean atDefault) {}

    /**
     * An object that a route takes which may not; empty when there is none.
     *
     * @param routes in the order in which CloudFront tries them
     * @param welcome whether a route may take these objects
     * @param atDefault whether those that no route takes are well served
     */
    Optional<Collision> collision(
            RoutedEndpoint endpoint,
            ObjectPathSet objects,
            List<Route> routes,
            Predicate<Route> welcome,
            boolean atDefault) {
        List<Claim> claims = new ArrayList<>();
        for (Route route : routes) {
            List<String> rests = route.pattern().after(objects.beginning());
            if (!rests.isEmpty()) {
                claims.add(new Claim(route, rests, welcome.test(route)));
            }
        }
        Question question = new Question(
                objects.rest(),
                claims.stream().map(Claim::rests).toList(),
                claims.stream().map(Claim::welcome).toList(),
                atDefault);
        if (sound.contains(question)) {
            return Optional.empty();
        }
        Optional<Collision> found = collision(endpoint, objects, claims, atDefault);
        if (found.isEmpty()) {
            sound.add(question);
        }
        return found;
    }

    /** How many different questions were answered with automata and found sound. */
    int answered() {
        return sound.size();
    }

    private Optional<Collision> collision(
            RoutedEndpoint endpoint, ObjectPathSet objects, List<Claim> claims, boolean atDefault) {
        Automaton rest = objectLanguages.computeIfAbsent(objects.rest(), any -> objects.restLanguage());
        for (Claim claim : claims) {
            Automaton hit = rest.intersection(language(claim));
            if (!hit.isEmpty()) {
                if (!claim.welcome()) {
                    Route own = ownMatch(claims, endpoint, hit);
                    return Optional.of(new Collision(endpoint, claim.route(), own, witness(objects, hit)));
                }
                rest = rest.minus(language(claim));
            }
        }
        return rest.isEmpty() || atDefault
                ? Optional.empty()
                : Optional.of(new Collision(endpoint, null, null, witness(objects, rest)));
    }

    private @Nullable Route ownMatch(List<Claim> claims, RoutedEndpoint endpoint, Automaton hit) {
        return claims.stream()
                .filter(claim -> claim.route().endpoint().equals(endpoint.name()))
                .filter(claim -> !language(claim).intersection(hit).isEmpty())
                .map(Claim::route)
                .findFirst()
                .orElse(null);
    }

    private Automaton language(Claim claim) {
        return languages.computeIfAbsent(
                claim.rests(),
                rests -> Automaton.union(
                        rests.stream().map(PathPattern::language).toList()));
    }

    private static String witness(ObjectPathSet objects, Automaton rest) {
        return "/" + objects.beginning() + rest.getShortestExample(true);
    }
}
