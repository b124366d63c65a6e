package livestream.providers.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Facts.Keyed;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ResourceType;
import livestream.providers.aws.AllowList;
import livestream.providers.aws.PolicyStatements;
import livestream.schema.Value;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Statements in the policy of a bucket: {@code Bucket}, and {@code Statements} by {@code Sid}. Whatever else the policy says
 * stays as it is.
 *
 * <p>A bucket has one policy, without a version to hold a write against: when two write at once, the later wins. Statements
 * have no id in AWS, so theirs is the bucket and their Sids, as in {@code news-live/Read+List}.
 */
public final class S3BucketPolicy implements ResourceType {
    private static final String BUCKET = "Bucket";
    private static final String STATEMENTS = "Statements";

    private final Supplier<S3Client> client;
    private final Keyed bySid = new Keyed("Sid", "statement", false);
    private final Facts facts = Facts.of("S3 bucket policy")
            .immutable(BUCKET)
            .admitting("cloudfront_distribution")
            .keyed(Map.of(STATEMENTS, bySid))
            .exclusions(PolicyStatements.exclusions(STATEMENTS + "[]"))
            .impacts(Impacts.whenGone(AllowList.NARROWER).moreOrLess(AllowList.WIDER, AllowList.NARROWER, STATEMENTS));

    public S3BucketPolicy(Supplier<S3Client> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "s3_bucket_policy";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text(BUCKET) + "/"
                + String.join("+", bySid.index(inputs.get(STATEMENTS)).keySet());
    }

    @Override
    public Optional<String> find(String identity) {
        return observe(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        ids.forEach(id -> seen.put(id, observe(id)));
        return seen;
    }

    /** There as soon as one of its statements is, so that the others are put back as a change of it. */
    private Observation observe(String id) {
        List<Value> there = statements(policy(bucket(id)), sids(id));
        return there.isEmpty() ? new Observation.Absent() : present(id, there);
    }

    /** Refuses to write over a statement of somebody else that has a Sid of ours. */
    @Override
    public Present create(String identity, Value.Fields inputs) {
        PolicyStatements before = policy(inputs.text(BUCKET));
        List<String> taken = sids(identity).stream()
                .filter(sid -> before.find(sid, Set.of()).isPresent())
                .toList();
        if (!taken.isEmpty()) {
            throw new ProviderException(
                            ErrorKind.EXISTS,
                            "StatementExists",
                            "The policy of bucket " + inputs.text(BUCKET) + " has a statement " + taken.get(0)
                                    + " already.",
                            new IllegalStateException("a statement of this Sid exists"))
                    .advice("Remove the statement from the policy of the bucket if it is not needed, and apply again.");
        }
        return put(identity, before, inputs);
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        return put(identity(inputs, ""), kept(policy(bucket(id)), applied, inputs), inputs);
    }

    /** The whole policy, as an apply would write it. Changes nothing. */
    public String written(Value.Fields applied, Value.Fields inputs) {
        return with(inputs, kept(policy(inputs.text(BUCKET)), applied, inputs)).write();
    }

    /** Without the statements that are no longer wanted. */
    private PolicyStatements kept(PolicyStatements before, Value.Fields applied, Value.Fields inputs) {
        Set<String> wanted = bySid.index(inputs.get(STATEMENTS)).keySet();
        PolicyStatements kept = before;
        for (String sid : bySid.index(applied.get(STATEMENTS)).keySet()) {
            kept = wanted.contains(sid) ? kept : kept.without(sid);
        }
        return kept;
    }

    private PolicyStatements with(Value.Fields inputs, PolicyStatements kept) {
        PolicyStatements after = kept;
        for (Value statement : bySid.index(inputs.get(STATEMENTS)).values()) {
            after = after.with((Value.Fields) statement);
        }
        return after;
    }

    @Override
    public void delete(String id) {
        String bucket = bucket(id);
        PolicyStatements before = policy(bucket);
        PolicyStatements after = before;
        for (String sid : sids(id)) {
            after = after.without(sid);
        }
        String text = after.write();
        if (text.equals(before.write())) {
            return;
        }
        if (after.isEmpty()) {
            client.get().deleteBucketPolicy(request -> request.bucket(bucket));
        } else {
            client.get().putBucketPolicy(request -> request.bucket(bucket).policy(text));
        }
    }

    private Present put(String id, PolicyStatements kept, Value.Fields inputs) {
        PolicyStatements after = with(inputs, kept);
        String text = after.write();
        client.get().putBucketPolicy(request -> request.bucket(bucket(id)).policy(text));
        return present(id, statements(after, sids(id)));
    }

    /** A bucket without a policy, and a bucket that is gone, have no statements. */
    private PolicyStatements policy(String bucket) {
        return NotFoundAsEmpty.get(() -> client.get()
                        .getBucketPolicy(request -> request.bucket(bucket))
                        .policy())
                .map(PolicyStatements::read)
                .orElse(PolicyStatements.none());
    }

    private static List<Value> statements(PolicyStatements policy, List<String> sids) {
        List<Value> found = new ArrayList<>();
        sids.forEach(sid -> policy.find(sid, Set.of()).ifPresent(found::add));
        return found;
    }

    private static Present present(String id, List<Value> statements) {
        return new Present(
                id,
                Value.fields(BUCKET, bucket(id), STATEMENTS, Value.items(statements)),
                Value.fields(),
                new Readiness.Ready());
    }

    private static String bucket(String id) {
        return id.replaceFirst("/.*", "");
    }

    private static List<String> sids(String id) {
        return List.of(id.substring(id.indexOf('/') + 1).split("\\+"));
    }
}
