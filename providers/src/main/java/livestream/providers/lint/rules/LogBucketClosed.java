package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.LogBucket;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** A bucket that CloudFront cannot write its access log into, which it says in the middle of an apply. */
final class LogBucketClosed extends Rule {
    LogBucketClosed() {
        super(
                Severity.ERROR,
                "CloudFront cannot write its access log into the bucket.",
                "CloudFront writes by ACL. A bucket made since April 2023 takes none unless it is told to, and CloudFront then"
                        + " refuses the whole distribution, also when it is to be disabled.",
                "Write the name of a bucket that exists, and let it take ACLs: `aws s3api put-bucket-ownership-controls --bucket"
                        + " NAME --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerPreferred}]'`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        LogBucket bucket = context.account().logs().get(context.address());
        if (bucket != null && !bucket.exists()) {
            findings.add(finding("There is no bucket `" + bucket.name() + "` for the access log.")
                    .at(context.distributionAt("Logging", "logging"))
                    .help("write the name of one that exists, or make it first."));
        } else if (bucket != null && !bucket.takesAcls()) {
            findings.add(finding("The bucket `" + bucket.name() + "` takes no ACLs, and CloudFront's log needs one.")
                    .at(context.distributionAt("Logging", "logging"))
                    .help("set its object ownership to `BucketOwnerPreferred`, or log into another bucket."));
        }
    }
}
