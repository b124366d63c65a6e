package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** What S3's answers tell, to the letter where clients or people read it. */
class S3AnswersTest {
    private static final String MALFORMED =
            "The XML you provided was not well-formed or did not validate against our published schema</Message>";

    private final Clients clients = Clients.inMemory();
    private final S3Client client = clients.s3();
    private final Raw raw = new Raw(clients.simulator(), "s3", "us-west-2");

    @BeforeEach
    void bucket() {
        client.createBucket(
                b -> b.bucket("news-live").createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
        client.putObject(b -> b.bucket("news-live").key("a"), RequestBody.fromString("one"));
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /gone-bucket                        | ''                       | <BucketName>gone-bucket</BucketName>",
                "GET    | /news-live/gone%20%26               | ''                       | <Key>gone &amp;</Key>",
                "GET    | /news-live/a                        | if-match: x              | <Condition>If-Match</Condition>",
                "PUT    | /news-live/a                        | if-none-match: *         | <Condition>If-None-Match</Condition>",
                "PUT    | /news-live/a                        | if-none-match: x         | <Header>If-None-Match</Header>",
                "GET    | /news-live/a                        | range: bytes=3-          | <RangeRequested>bytes=3-</RangeRequested><ActualObjectSize>3</ActualObjectSize>",
                "GET    | /news-live?cors                     | ''                       | <BucketName>news-live</BucketName>",
                "GET    | /news-live?tagging                  | ''                       | <BucketName>news-live</BucketName>",
                "GET    | /news-live?lifecycle                | ''                       | <BucketName>news-live</BucketName>",
                "GET    | /news-live?policy                   | ''                       | <BucketName>news-live</BucketName>",
                "DELETE | /news-live                          | ''                       | <BucketName>news-live</BucketName>",
                "PUT    | /news-live                          | ''                       | <Code>IllegalLocationConstraintException</Code>",
                "GET    | /news-live?list-type=2&continuation-token=MQ== | ''            | <ArgumentName>continuation-token</ArgumentName>",
                "GET    | /news-live?list-type=2&continuation-token=     | ''            | <ArgumentName>continuation-token</ArgumentName>",
                "GET    | /news-live?encoding-type=xml        | ''                       | <ArgumentName>encoding-type</ArgumentName><ArgumentValue>xml</ArgumentValue>",
                "GET    | /news-live?max-keys=x               | ''                       | <ArgumentName>max-keys</ArgumentName><ArgumentValue>x</ArgumentValue>",
                "GET    | /?bucket-region=nowhere             | ''                       | <ArgumentName>bucket-region</ArgumentName>",
                "GET    | /?max-buckets=0                     | ''                       | <ArgumentName>max-buckets</ArgumentName>",
                "GET    | /?continuation-token=bmV3cw==       | ''                       | <ArgumentName>continuation-token</ArgumentName>",
                "DELETE | /                                   | ''                       | <Method>DELETE</Method><ResourceType>SERVICE</ResourceType>",
                "DELETE | /news-live/a?uploadId=7             | ''                       | <UploadId>7</UploadId>",
                "PUT    | /news-live/a                        | content-md5: abc         | <Content-MD5>abc</Content-MD5>",
                "PUT    | /news-live/a                        | content-md5: XrY7u+Ae7tCTyyK7j1rNww== | <ExpectedDigest>5eb63bbbe01eeed093cb22bb8f5acdc3</ExpectedDigest>",
                "PUT    | /news-live/a                        | x-amz-checksum-sha256: abc            | <Message>Value for x-amz-checksum-sha256 header is invalid.",
                "PUT    | /news-live/a                        | x-amz-checksum-crc32: AAAAAQ==        | <Message>The CRC32 you specified did not match the calculated checksum.",
                "PUT    | /news-live/a                        | x-amz-checksum-sha512: AA==           | <Code>NotImplemented</Code>",
                "PUT    | /news-live/a                        | x-amz-sdk-checksum-algorithm: CRC32   | <Code>InvalidRequest</Code>",
                "PUT    | /news-live/a                        | x-amz-expected-bucket-owner: 0000     | <Code>InvalidBucketOwnerAWSAccountID</Code>"
            })
    void tellsWhatARefusalIsAbout(String method, String path, String header, String told) {
        String[] headers = header.isEmpty() ? new String[0] : header.split(": ");
        HttpResponse<String> answer = raw.send(method, path, "", headers);
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(300);
        assertThat(answer.body()).contains(told);
    }

    @Test
    void refusesTwoChecksums() {
        assertThat(raw.send("PUT", "/news-live/b", "", "x-amz-checksum-crc32", "AAAAAA==", "x-amz-checksum-sha1", "x")
                        .body())
                .contains("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        assertThat(refusal(() -> client.headObject(b -> b.bucket("news-live").key("b"))))
                .endsWith("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<CORSConfiguration>", "<Other/>", "<CORSConfiguration><Rule/></CORSConfiguration>"})
    void saysNotWhyXmlIsWrong(String body) {
        assertThat(raw.send("PUT", "/news-live?publicAccessBlock", body).body()).contains(MALFORMED);
    }

    @Test
    void namesEachRequestInItsOwnHeaders() {
        HttpResponse<String> answer = raw.send("GET", "/news-live/gone", "");
        String id = answer.headers().firstValue("x-amz-request-id").orElseThrow();
        String host = answer.headers().firstValue("x-amz-id-2").orElseThrow();
        assertThat(id).matches("[0-9A-Z]{16}");
        assertThat(answer.body()).endsWith("<RequestId>" + id + "</RequestId><HostId>" + host + "</HostId></Error>");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isEmpty();
        assertThat(raw.send("GET", "/news-live/gone", "").headers().firstValue("x-amz-request-id"))
                .isNotEqualTo(answer.headers().firstValue("x-amz-request-id"));
    }

    @Test
    void tellsWhatABucketIs() {
        var head = client.headBucket(b -> b.bucket("news-live"));
        assertThat(head.bucketRegion()).isEqualTo("us-west-2");
        assertThat(head.bucketArn()).isEqualTo("arn:aws:s3:::news-live");
        assertThat(head.accessPointAlias()).isFalse();
        assertThat(raw.send("GET", "/news-live", "").headers().firstValue("x-amz-bucket-region"))
                .contains("us-west-2");
        var made = clients.s3(Region.US_EAST_1)
                .createBucket(b -> b.bucket("news-old").createBucketConfiguration(c -> c.locationConstraint("EU")));
        assertThat(made.location()).isEqualTo("http://news-old.s3.amazonaws.com/");
        assertThat(made.bucketArn()).isEqualTo("arn:aws:s3:::news-old");
        assertThat(clients.s3(Region.EU_WEST_1)
                        .getBucketLocation(b -> b.bucket("news-old"))
                        .locationConstraintAsString())
                .isEqualTo("EU");
        ListBucketsResponse page = client.listBuckets(b -> b.prefix("news-").maxBuckets(1));
        assertThat(page.prefix()).isEqualTo("news-");
        assertThat(page.buckets()).extracting(Bucket::bucketArn).containsExactly("arn:aws:s3:::news-live");
        assertThat(client.listBucketsPaginator(b -> b.maxBuckets(1)).buckets())
                .extracting(Bucket::name)
                .containsExactly("news-live", "news-old");
    }

    @Test
    void tellsAListAsItWasAskedFor() {
        client.putObject(b -> b.bucket("news-live").key("b"), RequestBody.fromString("two"));
        ListObjectsV2Response list =
                client.listObjectsV2(b -> b.bucket("news-live").startAfter("a").fetchOwner(true));
        assertThat(list.startAfter()).isEqualTo("a");
        assertThat(list.contents()).singleElement().satisfies(object -> {
            assertThat(object.checksumAlgorithmAsStrings()).containsExactly("CRC32");
            assertThat(object.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
            assertThat(object.lastModified().getNano()).isZero();
            assertThat(object.owner().id()).hasSize(64);
        });
        assertThat(raw.send("GET", "/news-live?list-type=2", "").body())
                .containsPattern("<LastModified>[0-9T:-]+\\.000Z</LastModified>");
        String token =
                client.listObjectsV2(b -> b.bucket("news-live").maxKeys(1)).nextContinuationToken();
        assertThat(client.listObjectsV2(b ->
                                b.bucket("news-live").continuationToken(token).startAfter("z"))
                        .keyCount())
                .isEqualTo(1);
    }

    /** Terraform waits for this header, three minutes. */
    @Test
    void tellsTheSmallestObjectThatALifecycleMoves() {
        String rule = "<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter/><Expiration><Days>1</Days>"
                + "</Expiration></Rule></LifecycleConfiguration>";
        String header = "x-amz-transition-default-minimum-object-size";
        String crc = "x-amz-checksum-crc32";
        String sum = crc32(rule);
        for (String size : List.of("varies_by_storage_class", "all_storage_classes_128K")) {
            assertThat(raw.send("PUT", "/news-live?lifecycle", rule, header, size, crc, sum)
                            .headers()
                            .firstValue(header))
                    .contains(size);
            assertThat(raw.send("GET", "/news-live?lifecycle", "").headers().firstValue(header))
                    .contains(size);
        }
        raw.send("PUT", "/news-live?lifecycle", rule, header, "varies_by_storage_class", crc, sum);
        assertThat(raw.send("PUT", "/news-live?lifecycle", rule, crc, sum)
                        .headers()
                        .firstValue(header))
                .contains("all_storage_classes_128K");
        assertThat(raw.send("PUT", "/news-live?lifecycle", rule, header, "none", crc, sum)
                        .statusCode())
                .isEqualTo(400);
    }

    private static String crc32(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** What Terraform's AWS provider reads of every bucket, and nobody can set here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            versioning     | 200 | <VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>
            accelerate     | 200 | <AccelerateConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>
            logging        | 200 | <BucketLoggingStatus xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>
            requestPayment | 200 | <Payer>BucketOwner</Payer>
            website        | 404 | <Code>NoSuchWebsiteConfiguration</Code>
            replication    | 404 | <Code>ReplicationConfigurationNotFoundError</Code>
            object-lock    | 404 | <Code>ObjectLockConfigurationNotFoundError</Code>
            """)
    void saysOfASettingThatNobodyMakesWhatABucketBeginsWith(String setting, int status, String told) {
        HttpResponse<String> answer = raw.send("GET", "/news-live?" + setting, "");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(told);
        assertThat(raw.send("PUT", "/news-live?" + setting, "<a/>").statusCode())
                .isEqualTo(501);
        assertThat(raw.send("GET", "/no-such-bucket?" + setting, "").body()).contains("<Code>NoSuchBucket</Code>");
    }
}
