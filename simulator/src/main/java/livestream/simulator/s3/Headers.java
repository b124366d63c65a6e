package livestream.simulator.s3;

import java.util.Set;
import livestream.simulator.http.Request;

/** The headers that are understood here; any other that asks for something is refused, not ignored. */
final class Headers {

    private static final Set<String> TAKEN = Set.of(
            "x-amz-date",
            "x-amz-content-sha256",
            "x-amz-security-token",
            "x-amz-user-agent",
            "x-amz-decoded-content-length",
            "x-amz-trailer",
            "x-amz-sdk-checksum-algorithm",
            "x-amz-checksum-mode",
            // Allows a digest behind the body of the answer, and asks for none.
            "x-amz-te",
            "x-amz-expected-bucket-owner",
            "x-amz-acl",
            "x-amz-object-ownership",
            "x-amz-server-side-encryption",
            "x-amz-storage-class",
            "x-amz-transition-default-minimum-object-size");

    /** Conditions by date, which no known caller of live objects uses. */
    private static final Set<String> DATES = Set.of("if-modified-since", "if-unmodified-since");

    private Headers() {}

    /** Refuses a header that asks for what is not pretended here. */
    static void checkTaken(Request request) {
        for (String name : request.headers().keySet()) {
            boolean asks = name.startsWith("x-amz-") || DATES.contains(name);
            boolean data = name.startsWith("x-amz-meta-") || name.startsWith("x-amz-checksum-");
            if (asks && !data && !TAKEN.contains(name)) {
                throw S3.notImplemented("the header " + name);
            }
        }
        checkOnly(request, "x-amz-server-side-encryption", "AES256");
        checkOnly(request, "x-amz-storage-class", "STANDARD");
        checkOnly(request, "x-amz-transition-default-minimum-object-size", "all_storage_classes_128K");
    }

    private static void checkOnly(Request request, String name, String value) {
        String given = request.header(name);
        if (given != null && !given.equals(value)) {
            throw S3.notImplemented(name + " other than " + value);
        }
    }

    /** Whether the caller asks for an ACL beyond that which every bucket and object has. */
    static boolean asksForAcl(Request request) {
        String acl = request.header("x-amz-acl");
        return acl != null && !acl.equals("private") && !acl.equals("bucket-owner-full-control");
    }
}
