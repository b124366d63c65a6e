package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Tags of distributions; no other kind that is simulated here has tags in CloudFront. A stored tag set is a list in the
 * form {@code {Items: [{Key, Value}]}}.
 */
final class Tagging {

    private static final int MOST = 50;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private final CloudFront cloudFront;
    private final Table distributions;
    private final String arns;

    Tagging(SimulatorContext context, CloudFront cloudFront) {
        this.cloudFront = cloudFront;
        this.distributions = context.store().table(Distributions.TABLE, "");
        this.arns = "arn:aws:cloudfront::" + context.account() + ":distribution/";
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/tagging";
        routes.on("POST", path + "?Operation=Tag", "TagResource", this::tag);
        routes.on("POST", path + "?Operation=Untag", "UntagResource", this::untag);
        routes.on("GET", path, "ListTagsForResource", this::list);
    }

    /** Refuses a bad tag set. */
    ObjectNode checked(ObjectNode tags) {
        List<String> keys = new ArrayList<>();
        for (JsonNode tag : tags.path("Items")) {
            String key = QuantityLists.text(tag, "Key");
            String value = QuantityLists.text(tag, "Value");
            boolean fits = !key.isEmpty()
                    && key.length() <= 128
                    && value.length() <= 256
                    && CHARACTERS.matcher(key).matches()
                    && CHARACTERS.matcher(value).matches()
                    && !key.toLowerCase(Locale.ROOT).startsWith("aws:")
                    && !keys.contains(key);
            if (!fits) {
                throw Errors.refusal("InvalidTagging");
            }
            ((ObjectNode) tag).put("Value", value);
            keys.add(key);
        }
        if (keys.size() > MOST) {
            throw Errors.refusal("InvalidTagging");
        }
        return tags;
    }

    private Response tag(Request request) {
        ObjectNode distribution = existing(request);
        ObjectNode given = checked(cloudFront.read(request, "Tags"));
        ObjectNode tags = QuantityLists.structure(distribution, "Tags");
        given.path("Items").forEach(tag -> {
            remove(tags, QuantityLists.text(tag, "Key"));
            tags.withArrayProperty("Items").add(tag);
        });
        checked(tags);
        distributions.put(QuantityLists.text(distribution, "Id"), distribution);
        return Response.empty(204);
    }

    private Response untag(Request request) {
        ObjectNode distribution = existing(request);
        ObjectNode tags = QuantityLists.structure(distribution, "Tags");
        cloudFront.read(request, "TagKeys").path("Items").forEach(key -> remove(tags, key.asText()));
        distributions.put(QuantityLists.text(distribution, "Id"), distribution);
        return Response.empty(204);
    }

    private Response list(Request request) {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        tags.putArray("Items");
        tags.setAll(QuantityLists.structure(existing(request), "Tags"));
        return cloudFront.answer(200, "Tags", tags);
    }

    private static void remove(ObjectNode tags, String key) {
        var items = tags.withArrayProperty("Items");
        for (int i = items.size() - 1; i >= 0; i--) {
            if (QuantityLists.text(items.get(i), "Key").equals(key)) {
                items.remove(i);
            }
        }
    }

    private ObjectNode existing(Request request) {
        String arn = request.parameter("Resource");
        if (arn == null || !arn.startsWith("arn:aws:cloudfront::")) {
            throw Errors.invalid("The parameter Resource is not a valid CloudFront ARN.");
        }
        String id = arn.startsWith(arns) ? arn.substring(arns.length()) : "";
        return distributions.get(id).orElseThrow(() -> Errors.refusal("NoSuchResource"));
    }
}
