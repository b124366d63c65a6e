package livestream.providers.lint.rules;

import java.util.Map;
import java.util.Objects;
import livestream.engine.Resource;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** A policy of a bucket or container that has no room for the statement by which CloudFront may read. */
final class PolicyTooLong extends Rule {
    /** What takes a policy, and how much of it: S3 user guide, "Bucket policies"; MediaStore API reference, PutContainerPolicy. */
    private record Limit(String thing, int bytes) {}

    private static final Map<String, Limit> LIMITS = Map.of(
            "s3_bucket_policy", new Limit("a bucket", 20 * 1024),
            "mediastore_container_policy", new Limit("a container", 8192));

    PolicyTooLong() {
        super(
                Severity.ERROR,
                "With the statement that lets CloudFront read, the policy of a bucket or container is longer than AWS takes.",
                "AWS refuses the whole policy when the rest is there already: the distribution serves, and storage answers it 403.",
                "Shorten what others wrote into the policy, such as by one statement with several principals in the place of"
                        + " several; or use a bucket of its own.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        context.account().policyBytes().forEach((address, bytes) -> {
            Limit limit = LIMITS.get(address.type());
            if (limit != null && bytes > limit.bytes()) {
                Resource statement = Objects.requireNonNull(context.graph().get(address), "no statement of the file");
                findings.add(finding("With the statement of `" + address + "` the policy is " + bytes
                                + " bytes long, and AWS takes " + limit.bytes() + " of " + limit.thing() + ".")
                        .at(statement.declaredAt())
                        .help("shorten the statements of others by " + (bytes - limit.bytes()) + " bytes."));
            }
        });
    }
}
