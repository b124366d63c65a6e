package livestream.simulator.iam;

import java.util.List;
import java.util.function.Function;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;

/** Pages of IAM's lists: Marker and MaxItems in, IsTruncated and Marker out; a marker is the key of the last item. */
final class Pages {

    private Pages() {}

    /** Writes the page that a request asks for. */
    static <T> String write(
            Query query, String name, List<T> all, Function<T, String> key, Function<T, String> member) {
        int from = 0;
        String marker = query.get("Marker");
        if (marker != null) {
            from = all.stream().map(key).toList().indexOf(marker) + 1;
            if (from == 0) {
                throw Iam.invalid("Invalid Marker.");
            }
        }
        String most = query.get("MaxItems") == null ? "100" : query.text("MaxItems");
        if (!most.matches("[1-9]\\d{0,2}|1000")) {
            throw Iam.invalid("The specified value for maxItems is invalid.");
        }
        int to = Math.min(all.size(), from + Integer.parseInt(most));
        StringBuilder out = new StringBuilder("<" + name + ">");
        all.subList(from, to).forEach(item -> out.append(member.apply(item)));
        out.append("</").append(name).append('>');
        boolean more = to < all.size();
        out.append(QueryForm.element("IsTruncated", String.valueOf(more)));
        if (more) {
            out.append(QueryForm.element("Marker", key.apply(all.get(to - 1))));
        }
        return out.toString();
    }
}
