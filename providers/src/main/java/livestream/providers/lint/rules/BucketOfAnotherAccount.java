package livestream.providers.lint.rules;

import java.util.Set;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.S3;
import livestream.schema.Severity;
import livestream.schema.StorageOrigin;
import livestream.state.ResourceState;

/** A bucket whose policy only its owner may read and write; CloudFront needs a statement in it all the same. */
final class BucketOfAnotherAccount extends Rule {
    BucketOfAnotherAccount() {
        super(
                Severity.INFO,
                "Whether a bucket lets CloudFront read is not known, because these credentials may not look into it.",
                "A bucket of another account answers 403 to credentials that may not list it, and its owner writes its policy"
                        + " (CloudFront Developer Guide, Restricting access to an Amazon S3 origin). Without the statement every"
                        + " viewer gets 403.",
                "Give the statement that is printed to the owner of the bucket.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ResourceState main = context.recorded().resources().get(context.address());
        String arn = main == null
                ? "(arn of the distribution, which is known after the apply)"
                : String.valueOf(main.outputs().get("Arn"));
        Set<String> closed = context.account().closedBuckets();
        for (StorageOrigin storage : context.livestream().storages()) {
            if (storage instanceof S3 s3 && s3.bucket() != null && closed.contains(s3.bucket())) {
                findings.add(finding("Whether CloudFront may read the bucket `" + s3.bucket() + "` is not known here.")
                        .at(s3.place().of("bucket"))
                        .help("its policy needs " + statement(s3, arn)));
            }
        }
    }

    private static String statement(S3 s3, String arn) {
        return "{ \"Effect\": \"Allow\", \"Principal\": { \"Service\": \"cloudfront.amazonaws.com\" }, \"Action\":"
                + " \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::" + s3.bucket() + s3.path()
                + "/*\", \"Condition\": { \"StringEquals\": { \"AWS:SourceArn\": \"" + arn + "\" } } }";
    }
}
