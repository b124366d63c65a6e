package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.store.Table;

/** The buckets of the account, in the order of their names. Source: S3 API reference, ListBuckets. */
final class BucketListing {

    private static final int MOST = 10_000;

    private final Table table;
    private final String owner;
    private final S3 s3;

    BucketListing(Table table, String owner, S3 s3) {
        this.table = table;
        this.owner = owner;
        this.s3 = s3;
    }

    /** Adds the operation. */
    void register() {
        s3.on("GET", "/", "ListBuckets", this::list, "prefix", "bucket-region", "max-buckets", "continuation-token");
    }

    private Response list(Request request) {
        String prefix = request.parameter("prefix");
        String region = request.parameter("bucket-region");
        String token = request.parameter("continuation-token");
        if (region != null && !Locations.isRegion(region)) {
            throw S3Errors.invalid("Argument value " + region + " is not a valid AWS Region")
                    .with("ArgumentName", "bucket-region");
        }
        int most = PageSize.number(request, "max-buckets", MOST);
        if (most < 1 || most > MOST) {
            throw S3Errors.invalid("Argument max-buckets must be an integer between 1 and " + MOST)
                    .with("ArgumentName", "max-buckets");
        }
        String after = token == null ? "" : Tokens.read(token);
        List<ObjectNode> all = table.all().stream()
                .filter(bucket -> prefix == null || name(bucket).startsWith(prefix))
                .filter(bucket -> name(bucket).compareTo(after) > 0)
                .filter(bucket ->
                        region == null || bucket.path("Region").asText().equals(region))
                .sorted(Comparator.comparing(BucketListing::name))
                .toList();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("Owner").put("ID", owner);
        ArrayNode items = tree.putArray("Buckets");
        all.stream().limit(most).forEach(bucket -> items.addObject()
                .put("Name", name(bucket))
                .put("CreationDate", bucket.path("CreationDate").asText())
                .put("BucketRegion", bucket.path("Region").asText())
                .put("BucketArn", Buckets.arn(name(bucket))));
        if (all.size() > most) {
            tree.put("ContinuationToken", Tokens.after(name(all.get(most - 1))));
        }
        if (prefix != null) {
            tree.put("Prefix", prefix);
        }
        return s3.answer("ListAllMyBucketsResult", tree);
    }

    private static String name(ObjectNode bucket) {
        return bucket.path("Name").asText();
    }
}
