package livestream.providers.expand;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that S3 takes for a bucket: 3 to 63 lower-case letters, digits and hyphens, with a letter or a digit at both ends (S3 User
 * Guide, General purpose bucket naming rules). It has no dots, because certificates do not cover them.
 */
final class BucketName {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 63;

    /** What S3 keeps for itself, at either end. */
    private static final Pattern RESERVED =
            Pattern.compile("(xn--|sthree-|amzn-s3-demo-).*|.*(-s3alias|--ol-s3|--x-s3|--table-s3)");

    private BucketName() {}

    /** The name itself where S3 takes it; else the nearest, with a digest, so that two names never become one. */
    static String of(String name) {
        String made =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        if (made.length() < SHORTEST || RESERVED.matcher(made).matches()) {
            made = "live-" + made;
        }
        return made.equals(name)
                ? ResourceNames.limited(name, LONGEST)
                : ResourceNames.limited(made, LONGEST - ResourceNames.DIGEST) + "-" + ResourceNames.digest(name);
    }
}
