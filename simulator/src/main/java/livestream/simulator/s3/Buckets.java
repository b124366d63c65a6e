package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.shape.XmlForm;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/**
 * Buckets: {@code {Name, Region, CreationDate}} and one member a setting.
 *
 * <p>A new bucket belongs to its owner's objects alone (BucketOwnerEnforced), blocks public access and encrypts with SSE-S3,
 * as S3 has it for all since 2023. UNKNOWN: buckets of other accounts; no name is taken by one.
 */
final class Buckets {
    static final String SHELF = "s3 bucket";

    private final World world;
    private final S3 s3;
    private final Shelf shelf;
    private final String owner;

    Buckets(World world, S3 s3) {
        this.world = world;
        this.s3 = s3;
        this.shelf = world.store().shelf(SHELF, "");
        this.owner = world.ids().fixedHex("canonical user", "", 64);
    }

    /** Adds the operations; a bucket with objects is not deleted. */
    void register(Objects objects) {
        s3.on("GET", "/{Bucket}?location", "GetBucketLocation", this::location);
        s3.on("GET", "/", "ListBuckets", this::list, "prefix", "bucket-region", "max-buckets", "continuation-token");
        s3.on("HEAD", "/{Bucket}", "HeadBucket", this::head);
        s3.on("PUT", "/{Bucket}", "CreateBucket", this::create);
        s3.on("DELETE", "/{Bucket}", "DeleteBucket", request -> delete(request, objects));
    }

    /** The canonical id of the account. */
    String owner() {
        return owner;
    }

    /** The bucket that a request is for; refused when it is not there, in another region or expected of another owner. */
    ObjectNode existing(Request request) {
        ObjectNode bucket = anywhere(request);
        String region = bucket.path("Region").asText();
        if (!region.equals(request.region())) {
            throw new Refusal(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all"
                            + " future requests to this endpoint.",
                    Map.of("x-amz-bucket-region", region));
        }
        return bucket;
    }

    /** Keeps a changed bucket. */
    void keep(ObjectNode bucket) {
        shelf.put(bucket.path("Name").asText(), bucket);
    }

    private ObjectNode anywhere(Request request) {
        ObjectNode bucket = shelf.get(request.variable("Bucket"))
                .orElseThrow(() -> new Refusal(404, "NoSuchBucket", "The specified bucket does not exist"));
        String expected = request.header("x-amz-expected-bucket-owner");
        if (expected != null && !expected.equals(world.account())) {
            throw new Refusal(403, "AccessDenied", "Access Denied");
        }
        return bucket;
    }

    private Answer create(Request request) {
        String name = request.variable("Bucket");
        BucketNames.check(name);
        ObjectNode asked = request.body().length == 0
                ? JsonNodeFactory.instance.objectNode()
                : s3.read(request, "CreateBucketConfiguration");
        String region =
                Locations.of(request.region(), asked.path("LocationConstraint").asText());
        String ownership = ownership(request);
        if (Headers.asksForAcl(request)) {
            throw new Refusal(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
        Answer made = Answer.empty(200).with("Location", "/" + name);
        if (shelf.has(name)) {
            if (region.equals(Locations.FIRST)
                    && shelf.get(name).orElseThrow().path("Region").asText().equals(Locations.FIRST)) {
                return made;
            }
            throw new Refusal(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        ObjectNode bucket = JsonNodeFactory.instance
                .objectNode()
                .put("Name", name)
                .put("Region", region)
                .put("CreationDate", world.now());
        BucketSettings.begin(bucket, ownership);
        if (asked.has("Tags")) {
            bucket.putObject("Tagging").set("TagSet", TagRules.checked(asked.path("Tags")));
        }
        shelf.put(name, bucket);
        return made;
    }

    private static String ownership(Request request) {
        String given = request.header("x-amz-object-ownership");
        if (given != null && !BucketSettings.OWNERSHIPS.contains(given)) {
            throw S3.invalid("Invalid x-amz-object-ownership header");
        }
        return given == null ? "BucketOwnerEnforced" : given;
    }

    private Answer head(Request request) {
        ObjectNode bucket = existing(request);
        return Answer.empty(200)
                .with("x-amz-bucket-region", bucket.path("Region").asText())
                .with("x-amz-bucket-arn", "arn:aws:s3:::" + bucket.path("Name").asText());
    }

    /** Answered in {@code us-east-1} for every bucket: it is how a client that knows no region finds it. */
    private Answer location(Request request) {
        ObjectNode bucket = request.region().equals(Locations.FIRST) ? anywhere(request) : existing(request);
        String region = bucket.path("Region").asText();
        return S3.xml(
                200,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + (region.equals(Locations.FIRST) ? "" : XmlForm.escape(region)) + "</LocationConstraint>");
    }

    private Answer list(Request request) {
        String prefix = text(request, "prefix");
        String after = text(request, "continuation-token");
        String region = text(request, "bucket-region");
        int most = PageSize.of(request, "max-buckets", 10_000);
        List<ObjectNode> all = shelf.all().stream()
                .filter(bucket ->
                        name(bucket).startsWith(prefix) && name(bucket).compareTo(after) > 0)
                .filter(bucket ->
                        region.isEmpty() || bucket.path("Region").asText().equals(region))
                .sorted(Comparator.comparing(Buckets::name))
                .toList();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("Owner").put("ID", owner);
        var items = tree.putArray("Buckets");
        all.stream().limit(most).forEach(bucket -> items.addObject()
                .put("Name", name(bucket))
                .put("CreationDate", bucket.path("CreationDate").asText())
                .put("BucketRegion", bucket.path("Region").asText()));
        if (all.size() > most) {
            tree.put("ContinuationToken", name(all.get(most - 1)));
        }
        return s3.answer("ListAllMyBucketsResult", tree);
    }

    private Answer delete(Request request, Objects objects) {
        String name = existing(request).path("Name").asText();
        if (!objects.of(name).isEmpty()) {
            throw new Refusal(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        shelf.remove(name);
        return Answer.empty(204);
    }

    private static String name(ObjectNode bucket) {
        return bucket.path("Name").asText();
    }

    private static String text(Request request, String parameter) {
        String given = request.parameter(parameter);
        return given == null ? "" : given;
    }
}
