package livestream.providers.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.CustomBehavior.Target;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.DefaultBehavior;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the viewer URLs of a distribution are told apart, and in which order CloudFront tries the patterns.
 *
 * <p>A routing is sound when the first behaviour that matches an object of an endpoint is one of its own. That is decided
 * exactly, on regular languages, over every object that players can ask for.
 */
public final class Router {
    private static final String OF_THE_USER =
            "narrow the path of this behavior, as in `player/*`, or write `precedence: last`.";
    private static final String OF_THE_USER_LAST =
            "narrow the path of this behavior, or use `routing: path`, which matches all that its endpoints have.";
    private static final String OF_THE_FORM =
            "use `routing: path` (URLs carry the endpoint's id) or `routing: name` (URLs"
                    + " carry a manifest name of their own), or leave `routing` out and let it be decided.";

    private static final String OF_THE_FOLDER =
            "serve one of the two from a folder that is not within the other's: CloudFront finds an origin by the path alone.";

    private final Map<String, RoutedEndpoint> endpoints;
    private final List<Route> before;
    private final List<Route> after;
    private final @Nullable DefaultBehavior chosenDefault;
    private final int most;

    private Router(
            List<RoutedEndpoint> endpoints,
            List<Route> before,
            List<Route> after,
            @Nullable DefaultBehavior chosenDefault,
            int most) {
        this.most = most;
        this.before = before;
        this.after = after;
        this.endpoints = endpoints.stream()
                .collect(Collectors.toMap(
                        RoutedEndpoint::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.chosenDefault = chosenDefault;
    }

    /**
     * Decides; a routing that the file forces and that is not sound is a finding with the URL that proves it.
     *
     * @param endpoints in document order
     * @param before the user's own routes that are tried before all others
     * @param after those that are tried after them
     * @param chosenDefault what the file says of the default behaviour; null leaves it to the forms
     * @param most how many behaviours a distribution may have; more are not looked through for collisions
     */
    public static Routing decide(
            List<RoutedEndpoint> endpoints,
            List<Route> before,
            List<Route> after,
            @Nullable DefaultBehavior chosenDefault,
            int most,
            Diagnostics diagnostics) {
        return new Router(endpoints, before, after, chosenDefault, most).decide(diagnostics);
    }

    private Routing decide(Diagnostics diagnostics) {
        Map<String, RoutingMode> settled = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (RoutedEndpoint endpoint : endpoints.values()) {
            if (endpoint.wanted() != RoutingMode.AUTO) {
                settled.put(endpoint.name(), endpoint.wanted());
                reasons.put(endpoint.name(), "the file says so");
            } else if (endpoint.serving() != null) {
                settled.put(endpoint.name(), endpoint.serving());
                reasons.put(endpoint.name(), "viewers know these URLs already, so they stay");
            } else {
                settled.put(endpoint.name(), RoutingMode.AUTO);
            }
        }
        Attempt attempt = attempt(
                settled, RoutingMode.LITERAL, "the guide's own patterns, and no URL of one endpoint fits another");
        if (settled.containsValue(RoutingMode.AUTO) && !attempt.isSound() && !attempt.isTakenByUser()) {
            attempt = attempt(settled, RoutingMode.PATH, "because " + attempt.problem());
            Attempt sharing = attempt.isTooMany()
                    ? attempt(settled, RoutingMode.SHARED, "because " + attempt.problem())
                    : attempt;
            attempt = sharing.isSound() ? sharing : attempt;
        }
        Attempt made = attempt;
        settled.forEach((name, form) -> {
            if (form == RoutingMode.AUTO) {
                reasons.put(name, made.reason());
            }
        });
        made.collision().ifPresent(found -> diagnostics.add(report(found, made.forms())));
        return new Routing(made.routes(), made.forms(), reasons, defaultEndpoint(made.forms()));
    }

    /**
     * A form for all endpoints that have none yet, and what comes of it. What CloudFront would not take is neither ordered nor
     * looked through for collisions.
     *
     * @param reason why this form was tried
     */
    private record Attempt(
            int most,
            Map<String, RoutingMode> forms,
            String reason,
            List<Route> routes,
            Optional<Collision> collision) {

        boolean isTooMany() {
            return routes.size() > most;
        }

        boolean isSound() {
            return !isTooMany() && collision.isEmpty();
        }

        boolean isTakenByUser() {
            return collision.isPresent() && collision.get().byUser() != null;
        }

        String problem() {
            return collision
                    .map(Collision::words)
                    .orElse(routes.size() + " behaviors are more than the " + most + " that a distribution may have");
        }
    }

    private Attempt attempt(Map<String, RoutingMode> settled, RoutingMode form, String reason) {
        Map<String, RoutingMode> forms = new LinkedHashMap<>(settled);
        forms.replaceAll((name, known) -> known == RoutingMode.AUTO ? form : known);
        List<Route> generated = routes(forms);
        if (before.size() + generated.size() + after.size() > most) {
            return new Attempt(most, forms, reason, withOwn(generated), Optional.empty());
        }
        List<Route> ordered = withOwn(ordered(generated));
        return new Attempt(most, forms, reason, ordered, collision(forms, ordered));
    }

    private String ofUser(Span byUser) {
        return after.stream().anyMatch(route -> byUser.equals(route.at())) ? OF_THE_USER_LAST : OF_THE_USER;
    }

    private Diagnostic report(Collision collision, Map<String, RoutingMode> forms) {
        String words = collision.words();
        Span byUser = collision.byUser();
        Diagnostic diagnostic = Diagnostic.error(
                        "pattern-collision",
                        words.substring(0, 1).toUpperCase(Locale.ROOT)
                                + words.substring(1)
                                + ", and CloudFront asks only the first.")
                .at(byUser == null ? collision.endpoint().at() : byUser);
        boolean byFolder = forms.get(collision.endpoint().name()) == RoutingMode.PATH;
        return diagnostic
                .note("witness", collision.witness())
                .help(byUser != null ? ofUser(byUser) : byFolder ? OF_THE_FOLDER : OF_THE_FORM);
    }

    private Optional<String> defaultEndpoint(Map<String, RoutingMode> forms) {
        if (chosenDefault instanceof DefaultBehavior.Deny) {
            return Optional.empty();
        } else if (chosenDefault instanceof DefaultBehavior.Origin origin) {
            return Optional.of(origin.endpoint());
        } else if (chosenDefault instanceof DefaultBehavior.Own own) {
            return own.behavior().origin() instanceof Target.OfEndpoint endpoint
                    ? Optional.of(endpoint.name())
                    : Optional.empty();
        } else if (chosenDefault instanceof DefaultBehavior.FirstEndpoint) {
            return endpoints.keySet().stream().findFirst();
        }
        return endpoints.keySet().stream()
                .filter(name -> forms.get(name) != RoutingMode.PATH)
                .findFirst();
    }

    /** Document order, manifest before segments, captions last; equal ones are one. */
    private List<Route> routes(Map<String, RoutingMode> forms) {
        List<Route> wanted = new ArrayList<>();
        endpoints.forEach((name, endpoint) -> wanted.addAll(Patterns.of(endpoint, form(forms, name))));
        Optional<String> otherwise = defaultEndpoint(forms);
        endpoints.forEach((name, endpoint) -> {
            boolean reachedByDefault =
                    otherwise.isPresent() && target(forms, endpoint).equals(target(forms, endpoint(otherwise.get())));
            if (endpoint.mayHaveCaptions() && !reachedByDefault) {
                wanted.add(Patterns.captions(endpoint, form(forms, name), otherwise.isEmpty()));
            }
        });
        Set<Behavior> behaviors = new HashSet<>();
        wanted.removeIf(route -> !behaviors.add(
                new Behavior(route.kind(), target(forms, route), route.pattern().toString())));
        return wanted;
    }

    private List<Route> withOwn(List<Route> generated) {
        return Stream.of(before, generated, after).flatMap(List::stream).toList();
    }

    /** A pattern within another goes before it. */
    private static List<Route> ordered(List<Route> routes) {
        List<Route> ordered = new ArrayList<>();
        routes.forEach(route -> ordered.add(placeFor(route, ordered), route));
        return ordered;
    }

    private static int placeFor(Route route, List<Route> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            PathPattern other = ordered.get(i).pattern();
            if (other.contains(route.pattern()) && !route.pattern().contains(other)) {
                return i;
            }
        }
        return ordered.size();
    }

    /** What makes two routes one behaviour. */
    private record Behavior(Route.Kind kind, String target, String pattern) {}

    /** What decides where a request ends up: an origin, or a host where endpoints share one. */
    private static String target(Map<String, RoutingMode> forms, RoutedEndpoint endpoint) {
        return form(forms, endpoint.name()) == RoutingMode.SHARED ? "host " + endpoint.host() : endpoint.origin();
    }

    private String target(Map<String, RoutingMode> forms, Route route) {
        RoutedEndpoint endpoint = endpoints.get(route.endpoint());
        return endpoint == null ? route.endpoint() : target(forms, endpoint);
    }

    private RoutedEndpoint endpoint(String name) {
        RoutedEndpoint endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("no endpoint is called " + name);
        }
        return endpoint;
    }

    private static RoutingMode form(Map<String, RoutingMode> forms, String name) {
        RoutingMode form = forms.get(name);
        if (form == null) {
            throw new IllegalStateException("no form was decided for " + name);
        }
        return form;
    }

    /** Manifests first: a stream that does not start says more than captions that are missing. */
    private Optional<Collision> collision(Map<String, RoutingMode> forms, List<Route> routes) {
        Optional<String> otherwise = defaultEndpoint(forms);
        CollisionCheck collisionCheck = new CollisionCheck();
        for (Route.Kind kind : Route.Kind.values()) {
            for (RoutedEndpoint endpoint : endpoints.values()) {
                RoutingMode form = form(forms, endpoint.name());
                boolean originPathSet = form == RoutingMode.LITERAL || form == RoutingMode.NAME;
                ObjectPathSet objects =
                        ObjectLanguage.of(endpoint, originPathSet).get(kind);
                if (objects == null) {
                    continue;
                }
                boolean atDefault = otherwise.isPresent()
                        && kind != Route.Kind.MANIFEST
                        && target(forms, endpoint(otherwise.get())).equals(target(forms, endpoint));
                Optional<Collision> found = collisionCheck.collision(
                        endpoint, objects, routes, route -> mayTake(forms, route, endpoint, kind), atDefault);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a route may take objects of an endpoint. What the user wrote may take what lies ready under unknown names: of
     * those, nobody but the user can say which are the channel's.
     */
    private boolean mayTake(Map<String, RoutingMode> forms, Route route, RoutedEndpoint endpoint, Route.Kind kind) {
        boolean own = target(forms, route).equals(target(forms, endpoint));
        if (route.kind() == Route.Kind.OWN) {
            return own || endpoint.stored();
        }
        return own && (route.kind() == Route.Kind.MANIFEST) == (kind == Route.Kind.MANIFEST);
    }
}
