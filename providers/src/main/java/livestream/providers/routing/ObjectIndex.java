package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.RoutingMode;

/** The objects that viewers can ask for, and whose they are. */
public final class ObjectIndex {
    private final List<Some> known = new ArrayList<>();

    private ObjectIndex() {}

    /** Objects of a kind, whose rests are the same for many endpoints. */
    private record Some(Owner owner, String beginning, Automaton rest) {
        boolean has(String path) {
            return path.startsWith(beginning) && rest.run(path.substring(beginning.length()));
        }
    }

    /**
     * Whose object it is.
     *
     * @param endpoint as in {@code news/hls}
     * @param kind what kind of object
     */
    public record Owner(String endpoint, Route.Kind kind) {}

    /** Nothing is known. */
    public static ObjectIndex none() {
        return new ObjectIndex();
    }

    /** Everything that these endpoints serve in the forms that were decided. */
    public static ObjectIndex of(List<RoutedEndpoint> endpoints, Map<String, RoutingMode> forms) {
        ObjectIndex objects = new ObjectIndex();
        Map<String, Automaton> rests = new HashMap<>();
        for (RoutedEndpoint endpoint : endpoints) {
            RoutingMode form = forms.getOrDefault(endpoint.name(), RoutingMode.LITERAL);
            boolean originPathSet = form == RoutingMode.LITERAL || form == RoutingMode.NAME;
            ObjectLanguage.of(endpoint, originPathSet)
                    .forEach((kind, paths) -> objects.known.add(new Some(
                            new Owner(endpoint.name(), kind),
                            paths.beginning(),
                            rests.computeIfAbsent(paths.rest(), any -> paths.restLanguage()))));
        }
        return objects;
    }

    /** Manifests alone, by path. */
    public static ObjectIndex manifests(Map<String, String> endpoints) {
        ObjectIndex objects = new ObjectIndex();
        endpoints.forEach((path, endpoint) -> objects.known.add(
                new Some(new Owner(endpoint, Route.Kind.MANIFEST), path.substring(1), Automaton.makeEmptyString())));
        return objects;
    }

    /** Every object there is, rather than manifests alone or none. */
    public boolean isComplete() {
        return known.stream().anyMatch(some -> some.rest().getSingleton() == null);
    }

    /** Whose object has this path, given with its leading slash; empty when it is no known endpoint's. */
    public Optional<Owner> at(String path) {
        return known.stream()
                .filter(some -> some.has(path.substring(1)))
                .map(Some::owner)
                .findFirst();
    }
}
