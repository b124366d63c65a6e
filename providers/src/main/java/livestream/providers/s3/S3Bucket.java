package livestream.providers.s3;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Exclusion;
import livestream.engine.Facts;
import livestream.engine.Facts.Keyed;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ResourceType;
import livestream.providers.aws.AllowList;
import livestream.providers.aws.Cors;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.Value;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An S3 bucket: {@code Bucket}, which is its name, and its settings {@code PublicAccessBlock}, {@code Cors}, {@code
 * Lifecycle} (rules, by {@code ID}) and {@code Tags}.
 *
 * <p>Each setting has calls of its own, so a create is several calls, and a run may die between them. The name is the
 * identity: the next run finds the bucket by it, and puts what differs. A bucket that holds objects is never emptied.
 *
 * <p>The output {@code Domain} is the regional one: the global name is redirected until DNS knows a new bucket, which takes
 * up to a day, and CloudFront would hand the redirect to viewers (S3 user guide, "Virtual hosting of buckets").
 */
public final class S3Bucket implements ResourceType {
    private static final String OWNED = "BucketAlreadyOwnedByYou";
    private static final Impact EXPIRES = Impact.interruption("objects that viewers ask for may be gone");
    private static final String FIRST_REGION = "us-east-1";

    private final Supplier<S3Client> client;
    private final Supplier<String> region;
    private final BucketSettings settings;
    private final Facts facts = Facts.of("S3 bucket")
            .immutable("Bucket")
            .keyed(Map.of(
                    "Cors", new Keyed("ID", "CORS rule", true), "Lifecycle", new Keyed("ID", "lifecycle rule", false)))
            .unordered(
                    "Cors[].AllowedMethods", "Cors[].AllowedOrigins", "Cors[].AllowedHeaders", "Cors[].ExposeHeaders")
            .exclusions(Exclusion.either(
                    "Lifecycle[].Expiration", "Days", "Date", "ExpiredObjectDeleteMarker")) // S3 API reference
            .impacts(Impacts.whenGone(Impact.urlChange("its host name goes, with everything in it"))
                    .never("Tags")
                    .moreOrLess(AllowList.NARROWER, AllowList.WIDER, "PublicAccessBlock")
                    .moreOrLess(Impact.NONE, AllowList.NARROWER, "Cors")
                    .never("Cors[].MaxAgeSeconds")
                    .moreOrLess(EXPIRES, Impact.NONE, "Lifecycle")
                    .moreOrLess(Impact.NONE, EXPIRES, "Lifecycle[].Expiration.Days"));

    /**
     * @param region where buckets are made; the client must be one of this region
     */
    public S3Bucket(Supplier<S3Client> client, Supplier<String> region) {
        this.client = client;
        this.region = region;
        this.settings = new BucketSettings(client);
    }

    @Override
    public String name() {
        return "s3_bucket";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        boolean cors = facts.unordered().contains(diff.member());
        return cors ? Cors.impact(diff) : ResourceType.super.impact(diff, before, after);
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text("Bucket");
    }

    @Override
    public Optional<String> find(String identity) {
        return head(identity).map(there -> identity);
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        for (String id : ids) {
            seen.put(id, head(id).<Observation>map(there -> present(id)).orElse(new Observation.Absent()));
        }
        return seen;
    }

    /**
     * Refuses a bucket of one's own everywhere, as S3 does but in {@code us-east-1}: there it takes a repeated create, and a
     * bucket that serves something else would be imported.
     */
    @Override
    public Present create(String identity, Value.Fields inputs) {
        if (head(identity).isPresent()) {
            throw new ProviderException(
                    ErrorKind.EXISTS,
                    OWNED,
                    "The account has a bucket of this name already.",
                    new IllegalStateException(identity));
        }
        client.get().createBucket(request -> {
            request.bucket(identity);
            if (!region.get().equals(FIRST_REGION)) {
                request.createBucketConfiguration(where -> where.locationConstraint(region.get()));
            }
        });
        return ErrorTranslatingType.afterMaking(() -> update(identity, Value.fields(), inputs));
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        settings.put(id, applied, inputs);
        return present(id);
    }

    @Override
    public void delete(String id) {
        try {
            NotFoundAsEmpty.get(() -> client.get().deleteBucket(request -> request.bucket(id)));
        } catch (S3Exception e) {
            if (!"BucketNotEmpty".equals(e.awsErrorDetails().errorCode())) {
                throw e;
            }
            throw ErrorTranslatingType.refused(ErrorKind.REJECTED, e)
                    .advice(
                            "The bucket still holds objects, and livestream never deletes what was recorded. Stop what writes into"
                                    + " it, empty it (`aws s3 rm --recursive s3://" + id + "`) and apply again.");
        }
    }

    private Optional<HeadBucketResponse> head(String bucket) {
        return NotFoundAsEmpty.get(() -> client.get().headBucket(request -> request.bucket(bucket)));
    }

    private Present present(String bucket) {
        return new Present(
                bucket,
                Value.fields("Bucket", bucket).and(settings.read(bucket)),
                Value.fields(
                        "Arn", "arn:aws:s3:::" + bucket, "Domain", bucket + ".s3." + region.get() + ".amazonaws.com"),
                new Readiness.Ready());
    }
}
