package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import livestream.simulator.http.Request;

/**
 * One page of a list. A marker is the id of the last item of the page before, as CloudFront documents it.
 *
 * <p>UNKNOWN: how CloudFront treats MaxItems above 100 (here: as 100) and a marker that it never gave (here: refused).
 */
record Page<T>(List<T> items, String marker, int maxItems, String next) {

    private static final int MOST = 100;

    /** Cuts the page that a request asks for. */
    static <T> Page<T> of(Request request, List<T> all, Function<T, String> id) {
        String marker = request.parameter("Marker");
        int from = 0;
        if (marker != null && !marker.isEmpty()) {
            List<String> ids = all.stream().map(id).toList();
            from = ids.indexOf(marker) + 1;
            if (from == 0) {
                throw Errors.invalid("The parameter Marker is not valid.");
            }
        }
        int size = maxItems(request);
        int to = Math.min(all.size(), from + size);
        String next = to < all.size() ? id.apply(all.get(to - 1)) : "";
        return new Page<>(all.subList(from, to), marker == null ? "" : marker, size, next);
    }

    /** The list as CloudFront writes it; the writer leaves out what the shape of this list does not have. */
    ObjectNode tree(Function<T, JsonNode> item) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("Marker", marker);
        list.put("MaxItems", maxItems);
        list.put("IsTruncated", !next.isEmpty());
        if (!next.isEmpty()) {
            list.put("NextMarker", next);
        }
        list.put("Quantity", items.size());
        if (!items.isEmpty()) {
            items.forEach(i -> list.withArrayProperty("Items").add(item.apply(i)));
        }
        return list;
    }

    private static int maxItems(Request request) {
        String given = request.parameter("MaxItems");
        if (given == null || given.isEmpty()) {
            return MOST;
        }
        try {
            int wanted = Integer.parseInt(given);
            if (wanted > 0) {
                return Math.min(wanted, MOST);
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is not positive.
        }
        throw Errors.invalid("The parameter MaxItems is not valid.");
    }
}
