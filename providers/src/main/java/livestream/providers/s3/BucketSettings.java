package livestream.providers.s3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import livestream.providers.aws.SdkTree;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * What a bucket is set to, each setting read and replaced as a whole by calls of its own. A setting that is as it should be
 * is not put again, and one that nobody asks for is left alone.
 */
final class BucketSettings {
    private static final String BLOCK = "PublicAccessBlock";
    private static final String CORS = "Cors";
    private static final String LIFECYCLE = "Lifecycle";

    private final Supplier<S3Client> client;
    private final SdkTree tree = SdkTree.plain(Set.of());

    BucketSettings(Supplier<S3Client> client) {
        this.client = client;
    }

    /** All settings of a bucket, those that it does not have left out; tags are there even when there are none. */
    Value.Fields read(String bucket) {
        Map<String, Value> read = new LinkedHashMap<>();
        NotFoundAsEmpty.get(() -> client.get().getPublicAccessBlock(request -> request.bucket(bucket)))
                .ifPresent(answer -> read.put(BLOCK, tree.read(answer.publicAccessBlockConfiguration())));
        NotFoundAsEmpty.get(() -> client.get().getBucketCors(request -> request.bucket(bucket)))
                .ifPresent(answer -> read.put(CORS, rules(answer.corsRules())));
        NotFoundAsEmpty.get(() -> client.get().getBucketLifecycleConfiguration(request -> request.bucket(bucket)))
                .ifPresent(answer -> read.put(LIFECYCLE, rules(answer.rules())));
        read.put("Tags", tags(bucket));
        return new Value.Fields(read);
    }

    /** Leads from what a bucket has to what is wanted, taking away what was applied last and is no longer wanted. */
    void put(String bucket, Value.Fields applied, Value.Fields wanted) {
        Value.Fields live = read(bucket);
        if (differs(BLOCK, live, applied, wanted)) {
            putBlock(bucket, wanted.get(BLOCK));
        }
        if (differs(CORS, live, applied, wanted)) {
            putCors(bucket, wanted.get(CORS));
        }
        if (differs(LIFECYCLE, live, applied, wanted)) {
            putLifecycle(bucket, wanted.get(LIFECYCLE));
        }
        putTags(bucket, Tags.of(live), Tags.change(Tags.of(live), Tags.of(applied), Tags.of(wanted)));
    }

    private static boolean differs(String setting, Value.Fields live, Value.Fields applied, Value.Fields wanted) {
        boolean concerned = wanted.get(setting) != null || applied.get(setting) != null;
        return concerned && !Objects.equals(live.get(setting), wanted.get(setting));
    }

    /** What a new bucket has is the default to go back to: no public access. */
    private void putBlock(String bucket, @Nullable Value wanted) {
        Value.Fields block = wanted instanceof Value.Fields fields
                ? fields
                : Value.fields(
                        "BlockPublicAcls", true,
                        "IgnorePublicAcls", true,
                        "BlockPublicPolicy", true,
                        "RestrictPublicBuckets", true);
        PublicAccessBlockConfiguration shape =
                tree.write(block, PublicAccessBlockConfiguration.builder()).build();
        client.get().putPublicAccessBlock(request -> request.bucket(bucket).publicAccessBlockConfiguration(shape));
    }

    /** S3 takes no list of no rules. */
    private void putCors(String bucket, @Nullable Value wanted) {
        if (wanted == null || wanted.isNeutral()) {
            client.get().deleteBucketCors(request -> request.bucket(bucket));
            return;
        }
        CORSConfiguration shape = tree.write(Value.fields("CORSRules", wanted), CORSConfiguration.builder())
                .build();
        client.get().putBucketCors(request -> request.bucket(bucket).corsConfiguration(shape));
    }

    private void putLifecycle(String bucket, @Nullable Value wanted) {
        if (wanted == null || wanted.isNeutral()) {
            client.get().deleteBucketLifecycle(request -> request.bucket(bucket));
            return;
        }
        BucketLifecycleConfiguration shape = tree.write(
                        Value.fields("Rules", wanted), BucketLifecycleConfiguration.builder())
                .build();
        client.get().putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                .lifecycleConfiguration(shape));
    }

    /** S3 replaces the whole tag set, so what others put on is sent along. */
    private void putTags(String bucket, Value.Fields live, Tags.Change change) {
        if (change.isEmpty()) {
            return;
        }
        Value.Fields kept = live.and(change.set());
        for (String key : change.gone()) {
            kept = kept.without(key);
        }
        List<Tag> tags = new ArrayList<>();
        kept.fields()
                .forEach((key, value) ->
                        tags.add(Tag.builder().key(key).value(value.toString()).build()));
        if (tags.isEmpty()) {
            client.get().deleteBucketTagging(request -> request.bucket(bucket));
        } else {
            client.get().putBucketTagging(request -> request.bucket(bucket).tagging(set -> set.tagSet(tags)));
        }
    }

    private Value.Fields tags(String bucket) {
        return NotFoundAsEmpty.get(() -> client.get().getBucketTagging(request -> request.bucket(bucket)))
                .map(answer -> Tags.read(answer.tagSet(), Tag::key, Tag::value))
                .orElse(Value.fields());
    }

    private Value rules(List<? extends SdkPojo> rules) {
        return Value.items(rules.stream().map(tree::read).toList());
    }
}
