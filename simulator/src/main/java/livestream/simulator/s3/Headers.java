package livestream.simulator.s3;

import java.util.Set;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;
import org.jspecify.annotations.Nullable;

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
            // Allows a digest behind the body of the answer, and asks for none.
            "x-amz-te",
            "x-amz-expected-bucket-owner",
            "x-amz-source-expected-bucket-owner",
            "x-amz-acl",
            "x-amz-object-ownership",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-server-side-encryption-bucket-key-enabled",
            "x-amz-storage-class",
            "x-amz-tagging",
            "x-amz-tagging-directive",
            "x-amz-metadata-directive",
            "x-amz-copy-source",
            "x-amz-copy-source-if-match",
            "x-amz-copy-source-if-none-match",
            "x-amz-copy-source-range",
            "x-amz-mp-object-size",
            "x-amz-transition-default-minimum-object-size");

    /** Conditions by date, which no known caller of live objects uses. */
    private static final Set<String> DATES = Set.of("if-modified-since", "if-unmodified-since");

    private Headers() {}

    /** Refuses a header that asks for what is not simulated here. */
    static void checkTaken(Request request) {
        for (String name : request.headers().keySet()) {
            boolean asks = name.startsWith("x-amz-") || DATES.contains(name);
            boolean data = name.startsWith("x-amz-meta-") || name.startsWith("x-amz-checksum-");
            if (asks && !data && !TAKEN.contains(name)) {
                throw S3Errors.notImplemented("the header " + name);
            }
        }
        String storage = request.header("x-amz-storage-class");
        if (storage != null && !storage.equals("STANDARD")) {
            throw S3Errors.notImplemented("x-amz-storage-class other than STANDARD");
        }
    }

    /** Refuses an owner who is not the account's, or no account. */
    static void checkOwner(@Nullable String expected, String account) {
        if (expected != null && !expected.matches("\\d{12}")) {
            throw new ServiceError(
                    400,
                    "InvalidBucketOwnerAWSAccountID",
                    "The value of the expected bucket owner parameter must be an AWS Account ID... [" + expected + "]");
        } else if (expected != null && !expected.equals(account)) {
            throw S3Errors.accessDenied();
        }
    }

    /** Whether the caller asks for an ACL beyond that which every bucket and object has. */
    static boolean asksForAcl(Request request) {
        String acl = request.header("x-amz-acl");
        return acl != null && !acl.equals("private") && !acl.equals("bucket-owner-full-control");
    }

    /** Which of two words a directive says; the first when it says nothing. */
    static String directive(Request request, String header, String usual, String other) {
        String given = request.header(header);
        if (given != null && !given.equals(usual) && !given.equals(other)) {
            throw S3Errors.invalid(
                    "Unknown " + header.substring("x-amz-".length()).replace('-', ' ') + ".", header, given);
        }
        return given == null ? usual : given;
    }
}
