package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;

/**
 * Access control lists: everything is its owner's alone, and where the bucket's owner is enforced, as it is unless told
 * otherwise, nothing else may be asked for. Source: S3 user guide, "Controlling ownership of objects and disabling ACLs".
 */
final class Acls {

    private final Buckets buckets;
    private final Objects objects;
    private final S3 s3;

    Acls(Buckets buckets, Objects objects, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        s3.on("GET", "/{Bucket}?acl", "GetBucketAcl", request -> {
            buckets.existing(request);
            return owners();
        });
        s3.on("GET", "/{Bucket}/{Key}?acl", "GetObjectAcl", request -> {
            buckets.existing(request);
            objects.existing(request);
            return owners();
        });
        s3.on("PUT", "/{Bucket}?acl", "PutBucketAcl", this::put);
        s3.on("PUT", "/{Bucket}/{Key}?acl", "PutObjectAcl", this::putOfObject);
    }

    /** Refuses an ACL for a new object. */
    static void checkNone(Request request, ObjectNode bucket) {
        if (Headers.asksForAcl(request)) {
            throw refusal(bucket);
        }
    }

    private Response put(Request request) {
        throw refusal(buckets.existing(request));
    }

    private Response putOfObject(Request request) {
        ObjectNode bucket = buckets.existing(request);
        objects.existing(request);
        throw refusal(bucket);
    }

    private Response owners() {
        String id = "<ID>" + buckets.owner() + "</ID>";
        return S3.xml(
                200,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<AccessControlPolicy xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Owner>" + id
                        + "</Owner><AccessControlList><Grant>"
                        + "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\">"
                        + id
                        + "</Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList>"
                        + "</AccessControlPolicy>");
    }

    private static ServiceError refusal(ObjectNode bucket) {
        return BucketSettings.ownership(bucket).equals("BucketOwnerEnforced")
                ? new ServiceError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs")
                : S3Errors.notImplemented("access control lists");
    }
}
