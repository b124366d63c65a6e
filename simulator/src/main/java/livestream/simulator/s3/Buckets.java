package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.XmlForm;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Buckets: {@code {Name, Region, CreationDate}} and one member a setting.
 *
 * <p>A new bucket belongs to its owner's objects alone (BucketOwnerEnforced), blocks public access and encrypts with SSE-S3,
 * as S3 has it for all since 2023. UNKNOWN: buckets of other accounts; no name is taken by one.
 */
final class Buckets {
    static final String TABLE = "s3 bucket";

    private static final String CONSTRAINT = "LocationConstraint";

    private final SimulatorContext context;
    private final S3 s3;
    private final Table table;
    private final String owner;

    Buckets(SimulatorContext context, S3 s3) {
        this.context = context;
        this.s3 = s3;
        this.table = context.store().table(TABLE, "");
        this.owner = context.ids().fixedHex("canonical user", "", 64);
    }

    /** Adds the operations; a bucket with objects is not deleted, and unfinished uploads go with theirs. */
    void register(Objects objects, Consumer<String> end) {
        s3.on("GET", "/{Bucket}?location", "GetBucketLocation", this::location);
        s3.on("HEAD", "/{Bucket}", "HeadBucket", this::head);
        s3.on("PUT", "/{Bucket}", "CreateBucket", this::create);
        s3.on("DELETE", "/{Bucket}", "DeleteBucket", request -> delete(request, objects, end));
    }

    /** The canonical id of the account. */
    String owner() {
        return owner;
    }

    /** The ARN of the user who asks. */
    String user() {
        return "arn:aws:iam::" + context.account() + ":user/simulator";
    }

    static String arn(String name) {
        return "arn:aws:s3:::" + name;
    }

    /** The bucket that a request is for; refused when it is not there, in another region or expected of another owner. */
    ObjectNode existing(Request request) {
        ObjectNode bucket = anywhere(request);
        String region = bucket.path("Region").asText();
        if (!request.region().equals(CallerAccess.ANY_REGION) && !region.equals(request.region())) {
            throw S3Errors.elsewhere(bucket.path("Name").asText(), region);
        }
        return bucket;
    }

    /** A bucket that is not the one that the request is for. */
    ObjectNode named(String name) {
        return table.get(name).orElseThrow(() -> S3Errors.noSuchBucket(name));
    }

    /** Keeps a changed bucket. */
    void keep(ObjectNode bucket) {
        table.put(bucket.path("Name").asText(), bucket);
    }

    private ObjectNode anywhere(Request request) {
        Headers.checkOwner(request.header("x-amz-expected-bucket-owner"), context.account());
        return named(request.variable("Bucket"));
    }

    private Response create(Request request) {
        String name = request.variable("Bucket");
        BucketNames.check(name);
        ObjectNode asked = request.body().length == 0
                ? JsonNodeFactory.instance.objectNode()
                : s3.read(request, "CreateBucketConfiguration");
        String constraint = asked.path(CONSTRAINT).asText();
        String region = Locations.of(request.region(), constraint);
        String ownership = ownership(request);
        if (Headers.asksForAcl(request)) {
            throw new ServiceError(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
        Optional<ObjectNode> there = table.get(name);
        if (there.isPresent()) {
            boolean both = region.equals(Locations.FIRST)
                    && there.get().path("Region").asText().equals(Locations.FIRST);
            if (!both) {
                throw new ServiceError(
                                409,
                                "BucketAlreadyOwnedByYou",
                                "Your previous request to create the named bucket succeeded and you already own it.")
                        .with("BucketName", name);
            }
            return made(name, region);
        }
        ObjectNode bucket = JsonNodeFactory.instance
                .objectNode()
                .put("Name", name)
                .put("Region", region)
                .put("CreationDate", S3.now(context));
        if (constraint.equals(Locations.EUROPE)) {
            bucket.put(CONSTRAINT, constraint);
        }
        BucketSettings.begin(bucket, ownership);
        if (asked.has("Tags")) {
            bucket.putObject("Tagging").set("TagSet", TagRules.ofBucket(asked.path("Tags")));
        }
        table.put(name, bucket);
        return made(name, region);
    }

    private static Response made(String name, String region) {
        String location = region.equals(Locations.FIRST) ? "/" + name : "http://" + name + ".s3.amazonaws.com/";
        return Response.empty(200).with("Location", location).with("x-amz-bucket-arn", arn(name));
    }

    private static String ownership(Request request) {
        String given = request.header("x-amz-object-ownership");
        if (given != null && !BucketSettings.OWNERSHIPS.contains(given)) {
            throw S3Errors.invalid("Invalid x-amz-object-ownership header: " + given)
                    .with("ArgumentName", "x-amz-object-ownership");
        }
        return given == null ? "BucketOwnerEnforced" : given;
    }

    private Response head(Request request) {
        ObjectNode bucket = existing(request);
        return Response.empty(200)
                .with("x-amz-bucket-region", bucket.path("Region").asText())
                .with("x-amz-access-point-alias", "false")
                .with("x-amz-bucket-arn", arn(bucket.path("Name").asText()));
    }

    /** Answered in {@code us-east-1} for every bucket: it is how a client that knows no region finds it. */
    private Response location(Request request) {
        ObjectNode bucket = request.region().equals(Locations.FIRST) ? anywhere(request) : existing(request);
        String region = bucket.path("Region").asText();
        String told =
                region.equals(Locations.FIRST) ? "" : bucket.path(CONSTRAINT).asText(region);
        return S3.xml(
                200,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + XmlForm.escape(told) + "</LocationConstraint>");
    }

    private Response delete(Request request, Objects objects, Consumer<String> end) {
        String name = existing(request).path("Name").asText();
        if (!objects.of(name).isEmpty()) {
            throw new ServiceError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty")
                    .with("BucketName", name);
        }
        end.accept(name);
        table.remove(name);
        return Response.empty(204);
    }
}
