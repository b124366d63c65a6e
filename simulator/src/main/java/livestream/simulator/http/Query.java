package livestream.simulator.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request in AWS's Query protocol: a form body, or the query string when there is none. */
public record Query(Map<String, List<String>> parameters) {

    /** Reads them. */
    public static Query of(Request request) {
        return new Query(request.body().length == 0 ? request.query() : HttpFrontend.query(request.text()));
    }

    /** Whether a request is of the Query protocol, for the API of this version, which names the service. */
    public static boolean isOf(Request request, String version) {
        String type = request.header("content-type");
        boolean readable =
                request.body().length == 0 || type != null && type.startsWith("application/x-www-form-urlencoded");
        return request.path().equals("/")
                && readable
                && of(request).text("Version").equals(version);
    }

    /** The operation asked for, empty when there is none. */
    public String action() {
        return text("Action");
    }

    /** A parameter, or null when it is absent. */
    public @Nullable String get(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** A parameter, empty when it is absent. */
    public String text(String name) {
        String value = get(name);
        return value == null ? "" : value;
    }

    /** The items of a list parameter such as {@code TagKeys.member.1}, in order. */
    public List<String> list(String name) {
        return items(name).stream().map(this::text).toList();
    }

    /** The names of the items of a list parameter, such as {@code Tags.member.1}, in order, whatever members they have. */
    public List<String> items(String name) {
        Pattern item = Pattern.compile(Pattern.quote(name) + "\\.member\\.(\\d{1,6})(\\..*)?", Pattern.DOTALL);
        Set<Integer> numbers = new TreeSet<>();
        for (String key : parameters.keySet()) {
            Matcher matcher = item.matcher(key);
            if (matcher.matches()) {
                numbers.add(Integer.parseInt(matcher.group(1)));
            }
        }
        return numbers.stream().map(number -> name + ".member." + number).toList();
    }
}
