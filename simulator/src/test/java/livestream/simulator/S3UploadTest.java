package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects that come in parts. */
class S3UploadTest {
    private static final String BUCKET = "news-live";
    private static final String KEY = "vod/one.mp4";
    private static final int SMALLEST = 5 * 1024 * 1024;

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

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) + seed);
        }
        return bytes;
    }

    private String begin(S3Client s3) {
        return s3.createMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .contentType("video/mp4")
                        .tagging("kind=vod"))
                .uploadId();
    }

    private static CompletedPart send(S3Client s3, String upload, int number, byte[] body) {
        UploadPartResponse part = s3.uploadPart(
                b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                RequestBody.fromBytes(body));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build();
    }

    private static CompleteMultipartUploadResponse end(S3Client s3, String upload, CompletedPart... parts) {
        return s3.completeMultipartUpload(
                b -> b.bucket(BUCKET).key(KEY).uploadId(upload).multipartUpload(m -> m.parts(parts)));
    }

    private String ended(String upload, CompletedPart... parts) {
        return refusal(() -> end(client, upload, parts));
    }

    @Test
    void makesOneObjectOfParts() {
        String upload = begin(client);
        CompletedPart second = send(client, upload, 7, bytes(2, 100));
        CompletedPart first = send(client, upload, 1, bytes(0, SMALLEST));
        // The same number again takes the place of the first.
        first = send(client, upload, 1, bytes(1, SMALLEST));
        assertThat(client.listObjectsV2(b -> b.bucket(BUCKET)).contents()).isEmpty();

        CompleteMultipartUploadResponse made = end(client, upload, first, second);
        assertThat(made.eTag()).isEqualTo("\"5952a52085b08ba8e9bfc346aedb7705-2\"");
        assertThat(made.checksumCRC32()).endsWith("-2");
        assertThat(made.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
        assertThat(made.location()).isEqualTo("https://news-live.s3.us-west-2.amazonaws.com/vod%2Fone.mp4");

        var got = client.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY));
        assertThat(Arrays.equals(Arrays.copyOf(got.asByteArray(), SMALLEST), bytes(1, SMALLEST)))
                .isTrue();
        assertThat(got.asByteArray()).hasSize(SMALLEST + 100);
        assertThat(got.response().contentType()).isEqualTo("video/mp4");
        assertThat(got.response().tagCount()).isEqualTo(1);
        var part = client.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).partNumber(2));
        assertThat(part.asByteArray()).isEqualTo(bytes(2, 100));
        assertThat(part.response().partsCount()).isEqualTo(2);
        assertThat(refusal(() ->
                        client.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).partNumber(3))))
                .isEqualTo("InvalidPartNumber 416");
        assertThat(ended(upload, first)).isEqualTo("NoSuchUpload 404");
        assertThat(client.listMultipartUploads(b -> b.bucket(BUCKET)).uploads()).isEmpty();
    }

    @Test
    void refusesPartsThatAreNotAsTheyWereSent() {
        String upload = begin(client);
        CompletedPart first = send(client, upload, 1, bytes(1, SMALLEST - 1));
        CompletedPart second = send(client, upload, 2, bytes(2, 10));
        assertThat(ended(upload, first, second)).isEqualTo("EntityTooSmall 400");
        assertThat(ended(upload, second, first)).isEqualTo("InvalidPartOrder 400");
        assertThat(ended(upload, second, second)).isEqualTo("InvalidPartOrder 400");
        assertThat(ended(upload, second.toBuilder().eTag(first.eTag()).build())).isEqualTo("InvalidPart 400");
        assertThat(ended(upload, second.toBuilder().partNumber(3).build())).isEqualTo("InvalidPart 400");
        assertThat(ended(
                        upload,
                        second.toBuilder().checksumCRC32(first.checksumCRC32()).build()))
                .isEqualTo("InvalidPart 400");
        assertThat(ended(upload, second.toBuilder().checksumCRC32(null).build()))
                .isEqualTo("InvalidRequest 400");
        assertThat(ended(upload)).isEqualTo("InvalidRequest 400");
        assertThat(ended("nothing", first)).isEqualTo("NoSuchUpload 404");
        assertThat(refusal(() -> send(client, upload, 0, bytes(1, 1)))).isEqualTo("InvalidArgument 400");
        assertThat(refusal(() -> send(client, upload, 10_001, bytes(1, 1)))).isEqualTo("InvalidArgument 400");
        assertThat(refusal(() -> client.uploadPart(
                        b -> b.bucket(BUCKET)
                                .key(KEY)
                                .uploadId(upload)
                                .partNumber(1)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromString("x"))))
                .isEqualTo("InvalidRequest 400");
        // What was refused took nothing away.
        end(client, upload, second);
        assertThat(client.headObject(b -> b.bucket(BUCKET).key(KEY)).contentLength())
                .isEqualTo(10);
    }

    @Test
    void endsAnUploadOnCondition() {
        client.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("there"));
        String etag = client.headObject(b -> b.bucket(BUCKET).key(KEY)).eTag();
        String upload = begin(client);
        CompletedPart part = send(client, upload, 1, bytes(1, 10));
        assertThat(refusal(() -> client.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(m -> m.parts(part)))))
                .isEqualTo("PreconditionFailed 412");
        assertThat(refusal(() -> client.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .ifMatch("\"0\"")
                        .multipartUpload(m -> m.parts(part)))))
                .isEqualTo("PreconditionFailed 412");
        client.completeMultipartUpload(
                b -> b.bucket(BUCKET).key(KEY).uploadId(upload).ifMatch(etag).multipartUpload(m -> m.parts(part)));
        String later = begin(client);
        CompletedPart again = send(client, later, 1, bytes(1, 10));
        client.deleteObject(b -> b.bucket(BUCKET).key(KEY));
        assertThat(refusal(() -> client.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(later)
                        .ifNoneMatch("*")
                        .multipartUpload(m -> m.parts(again)))))
                .isEqualTo("ConditionalRequestConflict 409");
    }

    @Test
    void sumsUpAWholeObjectWhereThatIsAskedFor() {
        assertThat(refusal(() -> client.createMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .checksumType(ChecksumType.FULL_OBJECT))))
                .isEqualTo("InvalidRequest 400");
        byte[] body = bytes(3, SMALLEST + 5);
        String sum = client.putObject(
                        b -> b.bucket(BUCKET).key("whole").checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
                        RequestBody.fromBytes(body))
                .checksumCRC32C();
        String upload = client.createMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32_C)
                        .checksumType(ChecksumType.FULL_OBJECT))
                .uploadId();
        CompletedPart[] parts = Stream.of(1, 2)
                .map(number -> {
                    int from = number == 1 ? 0 : SMALLEST;
                    byte[] part = Arrays.copyOfRange(body, from, number == 1 ? SMALLEST : body.length);
                    return CompletedPart.builder()
                            .partNumber(number)
                            .eTag(client.uploadPart(
                                            b -> b.bucket(BUCKET)
                                                    .key(KEY)
                                                    .uploadId(upload)
                                                    .partNumber(number)
                                                    .checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
                                            RequestBody.fromBytes(part))
                                    .eTag())
                            .build();
                })
                .toArray(CompletedPart[]::new);
        assertThat(refusal(() -> client.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .checksumType(ChecksumType.COMPOSITE)
                        .multipartUpload(m -> m.parts(parts)))))
                .isEqualTo("InvalidRequest 400");
        assertThat(refusal(() -> client.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .mpuObjectSize(1L)
                        .multipartUpload(m -> m.parts(parts)))))
                .isEqualTo("InvalidRequest 400");
        assertThat(refusal(() -> client.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .checksumCRC32C("AAAAAA==")
                        .multipartUpload(m -> m.parts(parts)))))
                .isEqualTo("BadDigest 400");
        assertThat(end(client, upload, parts).checksumCRC32C()).isEqualTo(sum);
        assertThat(client.headObject(b -> b.bucket(BUCKET).key(KEY).checksumMode(ChecksumMode.ENABLED))
                        .checksumType())
                .isEqualTo(ChecksumType.FULL_OBJECT);
    }

    /** As the SDK does it unless it is told otherwise. */
    @Test
    void overlooksChecksumsOfPartsWhereNoneWasChosen() {
        String upload =
                client.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();
        CompletedPart part = send(client, upload, 1, bytes(1, 10));
        assertThat(part.checksumCRC32()).isNotNull();
        assertThat(client.listParts(b -> b.bucket(BUCKET).key(KEY).uploadId(upload))
                        .parts()
                        .get(0)
                        .checksumCRC32())
                .isNull();
        assertThat(ended(upload, part)).isEqualTo("InvalidPart 400");
        var made = end(client, upload, part.toBuilder().checksumCRC32(null).build());
        assertThat(made.checksumCRC64NVME()).isNotNull();
        assertThat(made.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }

    @Test
    void listsPartsAndUploads() {
        String upload = begin(client);
        IntStream.rangeClosed(1, 3).forEach(number -> send(client, upload, number * 2, bytes(number, number)));
        var page =
                client.listParts(b -> b.bucket(BUCKET).key(KEY).uploadId(upload).maxParts(2));
        assertThat(page.isTruncated()).isTrue();
        assertThat(page.nextPartNumberMarker()).isEqualTo(4);
        assertThat(client
                        .listPartsPaginator(
                                b -> b.bucket(BUCKET).key(KEY).uploadId(upload).maxParts(2))
                        .stream()
                        .flatMap(each -> each.parts().stream()))
                .extracting(Part::partNumber)
                .containsExactly(2, 4, 6);
        String other =
                client.createMultipartUpload(b -> b.bucket(BUCKET).key("a")).uploadId();
        String again = begin(client);
        assertThat(client.listMultipartUploads(b -> b.bucket(BUCKET)).uploads())
                .allMatch(one -> one.initiator().id().equals("arn:aws:iam::123456789012:user/simulator"));
        assertThat(client.listMultipartUploadsPaginator(b -> b.bucket(BUCKET).maxUploads(1))
                        .uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactly(other, upload, again);
        var folders = client.listMultipartUploads(b -> b.bucket(BUCKET).delimiter("/"));
        assertThat(folders.uploads()).extracting(MultipartUpload::key).containsExactly("a");
        assertThat(folders.commonPrefixes()).extracting(each -> each.prefix()).containsExactly("vod/");
        assertThat(refusal(() -> client.listMultipartUploads(
                        b -> b.bucket(BUCKET).keyMarker(KEY).uploadIdMarker(other))))
                .isEqualTo("InvalidArgument 400");
        client.abortMultipartUpload(b -> b.bucket(BUCKET).key(KEY).uploadId(upload));
        assertThat(refusal(() -> client.abortMultipartUpload(
                        b -> b.bucket(BUCKET).key(KEY).uploadId(upload))))
                .isEqualTo("NoSuchUpload 404");
        assertThat(refusal(() -> client.listParts(b -> b.bucket(BUCKET).key("a").uploadId(again))))
                .isEqualTo("NoSuchUpload 404");
        assertThat(clients.simulator().isEmpty()).isFalse();
        client.deleteBucket(b -> b.bucket(BUCKET));
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void copiesParts() {
        client.putObject(b -> b.bucket(BUCKET).key("a +\u00e9"), RequestBody.fromBytes(bytes(1, SMALLEST + 10)));
        String upload =
                client.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();
        List<CompletedPart> parts = Stream.of("bytes=0-" + (SMALLEST - 1), "bytes=" + SMALLEST + "-" + (SMALLEST + 9))
                .map(range -> {
                    int number = range.startsWith("bytes=0") ? 1 : 2;
                    return CompletedPart.builder()
                            .partNumber(number)
                            .eTag(client.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                                            .sourceKey("a +\u00e9")
                                            .destinationBucket(BUCKET)
                                            .destinationKey(KEY)
                                            .uploadId(upload)
                                            .partNumber(number)
                                            .copySourceRange(range))
                                    .copyPartResult()
                                    .eTag())
                            .build();
                })
                .toList();
        assertThat(refusal(() -> client.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("a +\u00e9")
                        .destinationBucket(BUCKET)
                        .destinationKey(KEY)
                        .uploadId(upload)
                        .partNumber(1)
                        .copySourceRange("bytes=0-" + (SMALLEST + 10)))))
                .isEqualTo("InvalidArgument 400");
        end(client, upload, parts.toArray(CompletedPart[]::new));
        assertThat(Arrays.equals(
                        client.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asByteArray(), bytes(1, SMALLEST + 10)))
                .isTrue();
    }

    @Test
    void goesOnAfterARestart() {
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory);
        String upload;
        CompletedPart first;
        try (Clients before = new Clients(settings)) {
            S3Client s3 = before.s3(Region.US_EAST_1);
            s3.createBucket(b -> b.bucket(BUCKET));
            upload = begin(s3);
            first = send(s3, upload, 1, bytes(1, SMALLEST));
        }
        try (Clients after = new Clients(settings)) {
            S3Client s3 = after.s3(Region.US_EAST_1);
            CompletedPart second = send(s3, upload, 2, new byte[] {0, -1, 10});
            end(s3, upload, first, second);
        }
        try (Clients again = new Clients(settings)) {
            S3Client s3 = again.s3(Region.US_EAST_1);
            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asByteArray())
                    .endsWith(0, -1, 10)
                    .hasSize(SMALLEST + 3);
            assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key(KEY)).tagSet())
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactly("kind=vod");
        }
    }
}
