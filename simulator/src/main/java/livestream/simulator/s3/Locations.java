package livestream.simulator.s3;

import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/**
 * Where a bucket is made, by the region that was asked and the {@code LocationConstraint} that it was told. Source: S3 API
 * reference, CreateBucket. UNKNOWN: which regions AWS has on a given day; anything of a region's form is taken for one.
 */
final class Locations {

    /** The region that is asked without a constraint, and the only one that makes buckets elsewhere. */
    static final String FIRST = "us-east-1";

    /** What buckets in Ireland were told first, and tell for ever if they were. */
    static final String EUROPE = "EU";

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)++-\\d");

    private Locations() {}

    /** The region of a new bucket. */
    static String of(String asked, String constraint) {
        String region = constraint.equals(EUROPE) ? "eu-west-1" : constraint;
        if (!asked.equals(FIRST)) {
            if (region.equals(asked)) {
                return region;
            }
            throw new ServiceError(
                    400,
                    "IllegalLocationConstraintException",
                    "The " + (constraint.isEmpty() ? "unspecified" : constraint)
                            + " location constraint is incompatible for the region specific endpoint this request was sent"
                            + " to.");
        }
        if (region.equals(FIRST) || !region.isEmpty() && !isRegion(region)) {
            throw new ServiceError(400, "InvalidLocationConstraint", "The specified location-constraint is not valid")
                    .with("LocationConstraint", constraint);
        }
        return region.isEmpty() ? FIRST : region;
    }

    /** Whether a text could name a region. */
    static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }
}
