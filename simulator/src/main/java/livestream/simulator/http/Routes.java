package livestream.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The operations of a REST service by method and path template.
 *
 * <p>A template is a path with variables and, after a question mark, a query parameter that must be there:
 * {@code /distribution/{Id}/config}, {@code /distribution?WithTags}, {@code /tagging?Operation=Tag}. Routes are tried in
 * the order in which they were added.
 */
public final class Routes {

    private record Route(
            String method,
            List<String> segments,
            String parameter,
            String value,
            Predicate<Request> condition,
            String operation,
            Function<Request, Response> handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds an operation. */
    public void on(String method, String template, String operation, Function<Request, Response> handler) {
        on(method, template, request -> true, operation, handler);
    }

    /** Adds an operation that is told from others of its method and path by more than its template, such as a header. */
    public void on(
            String method,
            String template,
            Predicate<Request> condition,
            String operation,
            Function<Request, Response> handler) {
        int question = template.indexOf('?');
        String path = question < 0 ? template : template.substring(0, question);
        String needed = question < 0 ? "" : template.substring(question + 1);
        int equals = needed.indexOf('=');
        String parameter = equals < 0 ? needed : needed.substring(0, equals);
        String value = equals < 0 ? "" : needed.substring(equals + 1);
        routes.add(new Route(method, segments(path), parameter, value, condition, operation, handler));
    }

    /** Finds the operation of a request. */
    public Optional<Operation> find(Request request) {
        List<String> segments = segments(request.path());
        for (Route route : routes) {
            if (!route.method().equals(request.method())
                    || !asksFor(route, request)
                    || !route.condition().test(request)) {
                continue;
            }
            Optional<Map<String, String>> variables = match(route.segments(), segments);
            if (variables.isPresent()) {
                Request matched = request.withVariables(variables.get());
                return Optional.of(
                        new Operation(route.operation(), () -> route.handler().apply(matched)));
            }
        }
        return Optional.empty();
    }

    private static boolean asksFor(Route route, Request request) {
        if (route.parameter().isEmpty()) {
            return true;
        }
        String given = request.parameter(route.parameter());
        return given != null && (route.value().isEmpty() || route.value().equals(given));
    }

    private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            String decoded = decode(path.get(i));
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), decoded);
            } else if (!expected.equals(decoded)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** Splits before decoding: an ARN inside a path carries its own, encoded slashes. */
    private static List<String> segments(String path) {
        return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }

    /** In a path a plus sign is itself, unlike in a query. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
