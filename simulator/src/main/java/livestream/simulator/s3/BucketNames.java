package livestream.simulator.s3;

import java.util.List;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;

/** What a bucket may be called. Source: S3 user guide, "General purpose bucket naming rules". */
final class BucketNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern IP = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_SUFFIXES =
            List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private BucketNames() {}

    /** Refuses a name that no bucket can have. */
    static void check(String name) {
        boolean fits = NAME.matcher(name).matches()
                && !name.contains("..")
                && !IP.matcher(name).matches()
                && RESERVED_PREFIXES.stream().noneMatch(name::startsWith)
                && RESERVED_SUFFIXES.stream().noneMatch(name::endsWith);
        if (!fits) {
            throw new ServiceError(400, "InvalidBucketName", "The specified bucket is not valid.")
                    .with("BucketName", name);
        }
    }
}
