package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What can be done with objects beside writing and reading them. */
class S3ObjectsTest {
    private static final String BUCKET = "news-live";

    private final Clients clients = Clients.inMemory();
    private final S3Client client = clients.s3();

    @TempDir
    private Path directory;

    @BeforeEach
    void bucket() {
        client.createBucket(b -> b.bucket(BUCKET).createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private void write(String key, String text) {
        client.putObject(
                b -> b.bucket(BUCKET)
                        .key(key)
                        .contentType("text/plain")
                        .metadata(Map.of("made-by", "encoder"))
                        .tagging("team=live"),
                RequestBody.fromString(text));
    }

    private HeadObjectResponse head(String key) {
        return client.headObject(b -> b.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private List<String> tags(String key) {
        return client.getObjectTagging(b -> b.bucket(BUCKET).key(key)).tagSet().stream()
                .map(tag -> tag.key() + "=" + tag.value())
                .toList();
    }

    @Test
    void copiesAnObjectWithWhatItsWriterSaid() {
        write("a +\u00e9/1", "one");
        var copied = client.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("a +\u00e9/1")
                .destinationBucket(BUCKET)
                .destinationKey("b"));
        assertThat(copied.copyObjectResult().eTag()).isEqualTo("\"f97c5d29941bfb1b2fdab0874906ab82\"");
        assertThat(copied.copyObjectResult().checksumCRC32()).isNotNull();
        HeadObjectResponse copy = head("b");
        assertThat(copy.contentType()).isEqualTo("text/plain");
        assertThat(copy.metadata()).containsEntry("made-by", "encoder");
        assertThat(copy.tagCount()).isEqualTo(1);

        client.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("b")
                .destinationBucket(BUCKET)
                .destinationKey("b")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("text/html")
                .taggingDirective(TaggingDirective.REPLACE)
                .tagging("a=1&b=2%203")
                .checksumAlgorithm(ChecksumAlgorithm.SHA1));
        HeadObjectResponse changed = head("b");
        assertThat(changed.contentType()).isEqualTo("text/html");
        assertThat(changed.metadata()).isEmpty();
        assertThat(changed.checksumSHA1()).isEqualTo("/gW83NxJKAEngaXxoqd8u1OY4QY=");
        assertThat(tags("b")).containsExactly("a=1", "b=2 3");
    }

    @Test
    void refusesCopiesThatCannotBe() {
        write("a", "one");
        assertThat(List.of(
                        copy(BUCKET, "a", "a", null),
                        copy(BUCKET, "gone", "b", null),
                        copy("gone-bucket", "a", "b", null),
                        copy(BUCKET, "a", "b", "\"0\""),
                        copy(BUCKET, "a", "b", "\"f97c5d29941bfb1b2fdab0874906ab82\"")))
                .containsExactly(
                        "InvalidRequest 400",
                        "NoSuchKey 404",
                        "NoSuchBucket 404",
                        "PreconditionFailed 412",
                        "not refused");
        assertThat(refusal(() -> client.copyObject(b -> b.sourceBucket(BUCKET)
                        .sourceKey("a")
                        .destinationBucket(BUCKET)
                        .destinationKey("b")
                        .copySourceIfNoneMatch("*"))))
                .isEqualTo("PreconditionFailed 412");
        Raw raw = new Raw(clients.simulator(), "s3", "us-west-2");
        for (String source : List.of("news-live", "news-live/", "/", "news-live/%zz", "news-live/a?versionId=7")) {
            assertThat(raw.send("PUT", "/news-live/c", "", "x-amz-copy-source", source)
                            .body())
                    .contains("<Code>InvalidArgument</Code>");
        }
        assertThat(raw.send("PUT", "/news-live/c", "", "x-amz-copy-source", "/news-live/a?versionId=null")
                        .body())
                .contains("<CopyObjectResult");
        assertThat(raw.send(
                                "PUT",
                                "/news-live/c",
                                "",
                                "x-amz-copy-source",
                                "news-live/a",
                                "x-amz-metadata-directive",
                                "MERGE")
                        .body())
                .contains("<Message>Unknown metadata directive.</Message>");
    }

    private String copy(String bucket, String from, String to, String match) {
        return refusal(() -> client.copyObject(b -> b.sourceBucket(bucket)
                .sourceKey(from)
                .destinationBucket(BUCKET)
                .destinationKey(to)
                .copySourceIfMatch(match)));
    }

    @Test
    void deletesManyObjectsAtOnce() {
        List.of("a", "b", "c").forEach(key -> write(key, key));
        var deleted = client.deleteObjects(
                b -> b.bucket(BUCKET).delete(d -> d.objects(key("a", null), key("gone", null), key("b", "7"))));
        assertThat(deleted.deleted()).extracting(DeletedObject::key).containsExactly("a", "gone");
        assertThat(deleted.errors()).extracting(S3Error::code).containsExactly("NoSuchVersion");
        var quiet = client.deleteObjects(
                b -> b.bucket(BUCKET).delete(d -> d.quiet(true).objects(key("b", null), key("c", null))));
        assertThat(quiet.deleted()).isEmpty();
        assertThat(client.listObjectsV2(b -> b.bucket(BUCKET)).contents()).isEmpty();
        Raw raw = new Raw(clients.simulator(), "s3", "us-west-2");
        assertThat(raw.send("POST", "/news-live?delete", "<Delete><Object><Key>a</Key></Object></Delete>")
                        .body())
                .contains("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        assertThat(refusal(() -> client.deleteObjects(b -> b.bucket(BUCKET)
                        .delete(d -> d.objects(IntStream.range(0, 1001)
                                .mapToObj(i -> key("k" + i, null))
                                .toList())))))
                .isEqualTo("MalformedXML 400");
        ObjectIdentifier conditional =
                ObjectIdentifier.builder().key("a").eTag("x").build();
        assertThat(refusal(() -> client.deleteObjects(b -> b.bucket(BUCKET).delete(d -> d.objects(conditional)))))
                .isEqualTo("NotImplemented 501");
    }

    private static ObjectIdentifier key(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    @Test
    void listsAsTheFirstVersionDoes() {
        List.of("a/1", "a/2", "b", "c/\u00e9 +").forEach(key -> write(key, key));
        ListObjectsResponse page =
                client.listObjects(b -> b.bucket(BUCKET).delimiter("/").maxKeys(1));
        assertThat(page.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/");
        assertThat(page.nextMarker()).isEqualTo("a/");
        ListObjectsResponse next =
                client.listObjects(b -> b.bucket(BUCKET).delimiter("/").marker("a/"));
        assertThat(next.contents()).extracting(S3Object::key).containsExactly("b");
        assertThat(next.contents().get(0).owner().id()).hasSize(64);
        assertThat(next.contents().get(0).checksumAlgorithmAsStrings()).containsExactly("CRC32");
        assertThat(next.marker()).isEqualTo("a/");
        ListObjectsResponse plain = client.listObjects(b -> b.bucket(BUCKET).maxKeys(1));
        assertThat(plain.isTruncated()).isTrue();
        assertThat(plain.nextMarker()).isNull();
    }

    @Test
    void keepsTheTagsOfAnObject() {
        write("a", "one");
        assertThat(tags("a")).containsExactly("team=live");
        client.putObjectTagging(b -> b.bucket(BUCKET).key("a").tagging(t -> t.tagSet(tag("x", "1"), tag("y", ""))));
        assertThat(tags("a")).containsExactly("x=1", "y=");
        assertThat(head("a").tagCount()).isEqualTo(2);
        client.deleteObjectTagging(b -> b.bucket(BUCKET).key("a"));
        assertThat(tags("a")).isEmpty();
        client.putObjectTagging(b -> b.bucket(BUCKET).key("a").tagging(t -> t.tagSet(tag("x", "1"))));
        client.putObject(b -> b.bucket(BUCKET).key("a"), RequestBody.fromString("two"));
        assertThat(tags("a")).isEmpty();
        assertThat(head("a").tagCount()).isNull();

        assertThat(List.of(
                        tagged("a=1&a=2"),
                        tagged("aws:a=1"),
                        tagged("a=" + "x".repeat(257)),
                        tagged("a%3Fb=1"),
                        tagged("1=&2=&3=&4=&5=&6=&7=&8=&9=&10=&11=")))
                .containsExactly(
                        "InvalidArgument 400", "InvalidTag 400", "InvalidTag 400", "InvalidTag 400", "BadRequest 400");
        assertThat(refusal(() -> client.getObjectTagging(b -> b.bucket(BUCKET).key("gone"))))
                .isEqualTo("NoSuchKey 404");
    }

    private String tagged(String tagging) {
        return refusal(
                () -> client.putObject(b -> b.bucket(BUCKET).key("b").tagging(tagging), RequestBody.fromString("x")));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void encryptsAsTheBucketOrTheWriterSays() {
        String key = clients.kms()
                .createKey(k -> k.description("live"))
                .keyMetadata()
                .arn();
        write("plain", "one");
        assertThat(head("plain").serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(encrypt("AES256", key)).isEqualTo("InvalidArgument 400");
        assertThat(encrypt("aws:kms:dsse", null)).isEqualTo("NotImplemented 501");
        assertThat(encrypt("aws:kms", key)).isEqualTo("not refused");
        var rule = client.getBucketEncryption(b -> b.bucket(BUCKET))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0);
        assertThat(rule.applyServerSideEncryptionByDefault().kmsMasterKeyID()).isEqualTo(key);
        assertThat(rule.bucketKeyEnabled()).isTrue();
        write("sealed", "one");
        HeadObjectResponse sealed = head("sealed");
        assertThat(sealed.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(sealed.ssekmsKeyId()).isEqualTo(key);
        assertThat(sealed.bucketKeyEnabled()).isTrue();
        assertThat(sealed.eTag())
                .as("no MD5 is told of what KMS holds the key of")
                .matches("\"[0-9a-f]{32}\"")
                .isNotEqualTo("\"f97c5d29941bfb1b2fdab0874906ab82\"");

        String upload =
                client.createMultipartUpload(b -> b.bucket(BUCKET).key("parts")).uploadId();
        assertThat(part(upload).ssekmsKeyId()).isEqualTo(key);
        clients.kms().disableKey(k -> k.keyId(key));
        assertThat(refusal(() -> write("other", "x"))).isEqualTo("KMS.DisabledException 400");
        assertThat(refusal(() -> part(upload))).isEqualTo("KMS.DisabledException 400");
        assertThat(refusal(() -> client.getObjectAsBytes(b -> b.bucket(BUCKET).key("sealed"))))
                .isEqualTo("KMS.DisabledException 400");
        client.deleteBucketEncryption(b -> b.bucket(BUCKET));
        write("plain", "two");
        assertThat(head("plain").serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);

        client.putObject(b -> b.bucket(BUCKET).key("own").serverSideEncryption("aws:kms"), RequestBody.fromString("x"));
        assertThat(head("own").ssekmsKeyId()).startsWith("arn:aws:kms:us-west-2:123456789012:key/");
        assertThat(client.getObjectAsBytes(b -> b.bucket(BUCKET).key("own")).asUtf8String())
                .isEqualTo("x");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET)
                                .key("x")
                                .serverSideEncryption("aws:kms")
                                .ssekmsKeyId("alias/none"),
                        RequestBody.fromString("x"))))
                .isEqualTo("KMS.NotFoundException 400");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("x").serverSideEncryption("rot13"), RequestBody.fromString("x"))))
                .isEqualTo("InvalidArgument 400");
    }

    private UploadPartResponse part(String upload) {
        return client.uploadPart(
                b -> b.bucket(BUCKET).key("parts").uploadId(upload).partNumber(1), RequestBody.fromString("x"));
    }

    private String encrypt(String algorithm, String key) {
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .bucketKeyEnabled(true)
                .applyServerSideEncryptionByDefault(
                        e -> e.sseAlgorithm(algorithm).kmsMasterKeyID(key))
                .build();
        return refusal(() -> client.putBucketEncryption(
                b -> b.bucket(BUCKET).serverSideEncryptionConfiguration(c -> c.rules(rule))));
    }

    @Test
    void tellsWhatNeverChanges() {
        write("a", "one");
        assertThat(client.getBucketVersioning(b -> b.bucket(BUCKET)).status()).isNull();
        GetBucketAclResponse acl = client.getBucketAcl(b -> b.bucket(BUCKET));
        assertThat(acl.grants()).singleElement().satisfies(grant -> {
            assertThat(grant.permissionAsString()).isEqualTo("FULL_CONTROL");
            assertThat(grant.grantee().typeAsString()).isEqualTo("CanonicalUser");
            assertThat(grant.grantee().id()).isEqualTo(acl.owner().id());
        });
        assertThat(client.getObjectAcl(b -> b.bucket(BUCKET).key("a")).grants()).hasSize(1);
        assertThat(refusal(() -> client.putBucketAcl(b -> b.bucket(BUCKET).acl("public-read"))))
                .isEqualTo("AccessControlListNotSupported 400");
        assertThat(refusal(
                        () -> client.putObjectAcl(b -> b.bucket(BUCKET).key("a").acl("public-read"))))
                .isEqualTo("AccessControlListNotSupported 400");
        client.deleteBucketOwnershipControls(b -> b.bucket(BUCKET));
        assertThat(refusal(() -> client.getBucketOwnershipControls(b -> b.bucket(BUCKET))))
                .isEqualTo("OwnershipControlsNotFoundError 404");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("a").acl("public-read"), RequestBody.fromString("x"))))
                .isEqualTo("NotImplemented 501");
        assertThat(refusal(() -> client.putBucketAcl(b -> b.bucket(BUCKET).acl("public-read"))))
                .isEqualTo("NotImplemented 501");
    }

    /** S3 makes one of every object that comes with none. */
    @Test
    void sumsUpWhatCameWithoutAChecksum() {
        Raw raw = new Raw(clients.simulator(), "s3", "us-west-2");
        var put = raw.send("PUT", "/news-live/plain", "123456789");
        // The check value of CRC-64/NVME in the catalogue of CRC algorithms: ae8b14860a799888.
        assertThat(put.headers().firstValue("x-amz-checksum-crc64nvme")).contains("rosUhgp5mIg=");
        assertThat(put.headers().firstValue("x-amz-checksum-type")).contains("FULL_OBJECT");
        assertThat(client.getObjectAsBytes(b -> b.bucket(BUCKET).key("plain").checksumMode(ChecksumMode.ENABLED))
                        .asUtf8String())
                .isEqualTo("123456789");
        assertThat(client.listObjectsV2(b -> b.bucket(BUCKET)).contents().get(0).checksumAlgorithmAsStrings())
                .containsExactly("CRC64NVME");
    }

    @Test
    void tellsWhenAnObjectExpires() {
        List<LifecycleRule> rules = List.of(
                rule("old live")
                        .filter(f -> f.prefix("live/"))
                        .expiration(e -> e.days(1))
                        .build(),
                rule("vod")
                        .status("Disabled")
                        .filter(f -> f.prefix(""))
                        .expiration(e -> e.days(1))
                        .build(),
                rule("tagged")
                        .filter(f -> f.and(a -> a.tags(tag("team", "live")).objectSizeGreaterThan(3L)))
                        .expiration(e -> e.days(2))
                        .build(),
                rule("stuck")
                        .filter(f -> f.prefix("live/"))
                        .abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(1))
                        .build());
        client.putBucketLifecycleConfiguration(b -> b.bucket(BUCKET).lifecycleConfiguration(l -> l.rules(rules)));
        write("live/1", "one");
        write("vod/1", "one");
        write("vod/2", "four");
        assertThat(head("live/1").expiration())
                .matches("expiry-date=\"\\w{3}, \\d\\d \\w{3} \\d{4} 00:00:00 GMT\", rule-id=\"old\\+live\"");
        assertThat(head("vod/1").expiration()).isNull();
        assertThat(head("vod/2").expiration()).contains("rule-id=\"tagged\"");
        assertThat(client.createMultipartUpload(b -> b.bucket(BUCKET).key("live/2"))
                        .abortRuleId())
                .isEqualTo("stuck");
        assertThat(client.createMultipartUpload(b -> b.bucket(BUCKET).key("vod/3"))
                        .abortRuleId())
                .isNull();
    }

    private static LifecycleRule.Builder rule(String id) {
        return LifecycleRule.builder().id(id).status("Enabled");
    }

    @Test
    void keepsTagsAndEncryptionOverARestart() {
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory);
        try (Clients first = new Clients(settings)) {
            S3Client s3 = first.s3(Region.US_EAST_1);
            s3.createBucket(b -> b.bucket(BUCKET));
            s3.putObject(
                    b -> b.bucket(BUCKET).key("x").tagging("a=1").serverSideEncryption("aws:kms"),
                    RequestBody.fromString("x"));
        }
        try (Clients second = new Clients(settings)) {
            S3Client s3 = second.s3(Region.US_EAST_1);
            assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key("x")).tagSet())
                    .hasSize(1);
            assertThat(s3.headObject(b -> b.bucket(BUCKET).key("x")).serverSideEncryption())
                    .isEqualTo(ServerSideEncryption.AWS_KMS);
        }
    }
}
