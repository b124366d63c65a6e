package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

class S3Test {

    private static final String BUCKET = "news-live";
    private static final String EVERYBODY = """
            {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::news-live/*" %s}]}""";

    private final Clients clients = Clients.inMemory();
    private final S3Client client = clients.s3();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        clients.close();
    }

    private void bucket() {
        client.createBucket(b -> b.bucket(BUCKET).createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
    }

    @Test
    void beginsABucketAsS3DoesToday() {
        bucket();
        assertThat(client.headBucket(b -> b.bucket(BUCKET)).bucketRegion()).isEqualTo("us-west-2");
        PublicAccessBlockConfiguration block =
                client.getPublicAccessBlock(b -> b.bucket(BUCKET)).publicAccessBlockConfiguration();
        assertThat(List.of(
                        block.blockPublicAcls(),
                        block.ignorePublicAcls(),
                        block.blockPublicPolicy(),
                        block.restrictPublicBuckets()))
                .containsOnly(true);
        assertThat(client.getBucketOwnershipControls(b -> b.bucket(BUCKET))
                        .ownershipControls()
                        .rules()
                        .get(0)
                        .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(client.getBucketEncryption(b -> b.bucket(BUCKET))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .get(0)
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithmAsString())
                .isEqualTo("AES256");
        assertThat(refusal(() -> client.getBucketCors(b -> b.bucket(BUCKET)))).isEqualTo("NoSuchCORSConfiguration 404");
        assertThat(refusal(() -> client.getBucketLifecycleConfiguration(b -> b.bucket(BUCKET))))
                .isEqualTo("NoSuchLifecycleConfiguration 404");
        assertThat(refusal(() -> client.getBucketTagging(b -> b.bucket(BUCKET))))
                .isEqualTo("NoSuchTagSet 404");
        assertThat(refusal(() -> client.getBucketPolicy(b -> b.bucket(BUCKET)))).isEqualTo("NoSuchBucketPolicy 404");
    }

    @ParameterizedTest
    @CsvSource({
        "us-west-2, eu-west-1, IllegalLocationConstraintException 400",
        "us-west-2, us-east-1, IllegalLocationConstraintException 400",
        "us-west-2, nowhere,   IllegalLocationConstraintException 400",
        "us-east-1, us-east-1, InvalidLocationConstraint 400",
        "us-east-1, nowhere,   InvalidLocationConstraint 400",
        "us-east-1, '',        not refused",
        "us-east-1, eu-west-1, not refused"
    })
    void makesABucketWhereItWasToldTo(String asked, String constraint, String outcome) {
        S3Client there = clients.s3(Region.of(asked));
        assertThat(refusal(() -> there.createBucket(b -> {
                    b.bucket(BUCKET);
                    if (!constraint.isEmpty()) {
                        b.createBucketConfiguration(c -> c.locationConstraint(constraint));
                    }
                })))
                .isEqualTo(outcome);
    }

    @Test
    void hasOneNameSpaceForAllRegions() {
        bucket();
        assertThat(refusal(this::bucket)).isEqualTo("BucketAlreadyOwnedByYou 409");
        assertThat(refusal(() -> clients.s3(Region.US_EAST_1).createBucket(b -> b.bucket(BUCKET))))
                .isEqualTo("BucketAlreadyOwnedByYou 409");
        assertThat(clients.s3(Region.EU_WEST_1).listBuckets().buckets())
                .extracting(each -> each.name() + " " + each.bucketRegion())
                .containsExactly("news-live us-west-2");
    }

    @Test
    void takesARepeatedCreateInTheFirstRegionAlone() {
        S3Client first = clients.s3(Region.US_EAST_1);
        first.createBucket(b -> b.bucket(BUCKET));
        first.putBucketTagging(b -> b.bucket(BUCKET).tagging(t -> t.tagSet(tag("a", "1"))));
        first.createBucket(b -> b.bucket(BUCKET));
        assertThat(first.getBucketTagging(b -> b.bucket(BUCKET)).tagSet()).containsExactly(tag("a", "1"));
        assertThat(first.getBucketLocation(b -> b.bucket(BUCKET)).locationConstraintAsString())
                .isNullOrEmpty();
    }

    @Test
    void sendsACallerOfAnotherRegionAway() {
        bucket();
        S3Client elsewhere = clients.s3(Region.EU_WEST_1);
        S3Exception redirect =
                catchThrowableOfType(S3Exception.class, () -> elsewhere.getBucketPolicy(b -> b.bucket(BUCKET)));
        assertThat(redirect.statusCode()).isEqualTo(301);
        assertThat(redirect.awsErrorDetails().errorCode()).isEqualTo("PermanentRedirect");
        assertThat(redirect.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .contains("us-west-2");
        assertThat(clients.s3(Region.US_EAST_1)
                        .getBucketLocation(b -> b.bucket(BUCKET))
                        .locationConstraintAsString())
                .isEqualTo("us-west-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ab", "News", "news_live", "-news", "news..live", "192.168.5.4", "xn--news", "news-s3alias"})
    void refusesNamesThatNoBucketCanHave(String name) {
        Raw raw = new Raw(clients.simulator(), "s3", "us-east-1");
        assertThat(raw.send("PUT", "/" + name, "").body()).contains("<Code>InvalidBucketName</Code>");
    }

    @Test
    void keepsThePublicOutUntilToldOtherwise() {
        bucket();
        String open = EVERYBODY.formatted("");
        String narrowed =
                EVERYBODY.formatted(", \"Condition\": {\"StringEquals\": {\"aws:SourceArn\": \"arn:aws:x\"}}");
        String wild = EVERYBODY.formatted(", \"Condition\": {\"StringLike\": {\"aws:SourceArn\": \"arn:aws:*\"}}");
        String service = open.replace("\"*\", \"Action", "{\"Service\": \"cloudfront.amazonaws.com\"}, \"Action");
        assertThat(putPolicy(open)).isEqualTo("AccessDenied 403");
        assertThat(putPolicy(wild)).isEqualTo("AccessDenied 403");
        assertThat(putPolicy(narrowed)).isEqualTo("not refused");
        assertThat(putPolicy(service)).isEqualTo("not refused");
        assertThat(client.getBucketPolicy(b -> b.bucket(BUCKET)).policy()).isEqualTo(service);
        client.deletePublicAccessBlock(b -> b.bucket(BUCKET));
        assertThat(refusal(() -> client.getPublicAccessBlock(b -> b.bucket(BUCKET))))
                .isEqualTo("NoSuchPublicAccessBlockConfiguration 404");
        assertThat(putPolicy(open)).isEqualTo("not refused");
    }

    @Test
    void refusesPoliciesThatCannotBe() {
        bucket();
        String good = EVERYBODY.formatted("").replace("\"*\", \"Action", "{\"AWS\": \"123456789012\"}, \"Action");
        assertThat(putPolicy(good)).isEqualTo("not refused");
        assertThat(List.of(
                        putPolicy("[]"),
                        putPolicy("{\"Statement\": ["),
                        putPolicy(good.replace("news-live/*", "sports-live/*")),
                        putPolicy(good.replace("s3:GetObject", "s3:ListBucket")),
                        putPolicy(good.replace("news-live/*", "news-live")),
                        putPolicy(good.replace("s3:GetObject", "mediastore:GetObject")),
                        putPolicy(good.replace("Effect", "Affect")),
                        putPolicy(good.replace("123456789012", "12345")),
                        putPolicy(good.replace("123456789012", "arn:aws:iam::123456789012:role/none")),
                        putPolicy(good.replace("AWS", "Service").replace("123456789012", "none.example.com")),
                        putPolicy(good.replace("Principal", "Somebody"))))
                .containsOnly("MalformedPolicy 400");
    }

    private String putPolicy(String policy) {
        return refusal(() -> client.putBucketPolicy(b -> b.bucket(BUCKET).policy(policy)));
    }

    @Test
    void refusesCorsRulesThatNoBrowserCouldFollow() {
        bucket();
        CORSRule rule = CORSRule.builder()
                .id("players")
                .allowedMethods("GET", "HEAD")
                .allowedOrigins("https://*.example.com")
                .exposeHeaders("ETag")
                .maxAgeSeconds(600)
                .build();
        assertThat(putCors(rule)).isEqualTo("not refused");
        assertThat(client.getBucketCors(b -> b.bucket(BUCKET)).corsRules()).containsExactly(rule);
        assertThat(putCors(rule.toBuilder().allowedMethods("OPTIONS").build())).isEqualTo("InvalidRequest 400");
        assertThat(putCors(rule.toBuilder().allowedOrigins("*.*").build())).isEqualTo("InvalidRequest 400");
        assertThat(putCors(rule.toBuilder().exposeHeaders("*").build())).isEqualTo("InvalidRequest 400");
        assertThat(putCors()).isEqualTo("MalformedXML 400");
        client.deleteBucketCors(b -> b.bucket(BUCKET));
        assertThat(refusal(() -> client.getBucketCors(b -> b.bucket(BUCKET)))).isEqualTo("NoSuchCORSConfiguration 404");
    }

    private String putCors(CORSRule... rules) {
        return refusal(() -> client.putBucketCors(b -> b.bucket(BUCKET).corsConfiguration(c -> c.corsRules(rules))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Status>Enabled</Status><Filter/><Expiration><Days>1</Days></Expiration> | 200",
                "<Status>Enabled</Status><Filter/><Expiration><Days>0</Days></Expiration> | 400 InvalidArgument",
                "<Status>Enabled</Status><Expiration><Days>1</Days></Expiration> | 400 MalformedXML",
                "<Status>On</Status><Filter/><Expiration><Days>1</Days></Expiration> | 400 MalformedXML",
                "<Status>Enabled</Status><Filter/> | 400 InvalidRequest",
                "<Status>Enabled</Status><Filter/><Expiration/> | 400 MalformedXML",
                "<Status>Enabled</Status><Filter/><Transition><Days>30</Days></Transition> | 501 NotImplemented"
            })
    void refusesLifecycleRulesThatCannotBe(String rule, String outcome) {
        bucket();
        Raw raw = new Raw(clients.simulator(), "s3", "us-west-2");
        String body = "<LifecycleConfiguration><Rule>" + rule + "</Rule></LifecycleConfiguration>";
        HttpResponse<String> answer = raw.send("PUT", "/news-live?lifecycle", body, "content-md5", md5(body));
        assertThat(answer.statusCode() + " " + answer.body()).contains(outcome.split(" "));
        assertThat(raw.send("PUT", "/news-live?lifecycle", body).body())
                .contains("Missing required header for this request: Content-MD5");
        assertThat(raw.send("PUT", "/news-live?lifecycle", body, "content-md5", md5("other"))
                        .body())
                .contains("BadDigest");
    }

    private static String md5(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsObjectsWithWhatTheirWriterSaid() {
        bucket();
        for (ChecksumAlgorithm algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            var put = client.putObject(
                    b -> b.bucket(BUCKET)
                            .key("stream/index.m3u8")
                            .contentType("application/vnd.apple.mpegurl")
                            .cacheControl("max-age=3")
                            .metadata(Map.of("made-by", "encoder"))
                            .checksumAlgorithm(algorithm),
                    RequestBody.fromString("#EXTM3U"));
            assertThat(put.eTag()).isEqualTo("\"ec203e616d2f77bc3b28d149eebf00b0\"");
        }
        var got = client.getObjectAsBytes(
                b -> b.bucket(BUCKET).key("stream/index.m3u8").checksumMode(ChecksumMode.ENABLED));
        assertThat(got.asUtf8String()).isEqualTo("#EXTM3U");
        assertThat(got.response().contentType()).isEqualTo("application/vnd.apple.mpegurl");
        assertThat(got.response().cacheControl()).isEqualTo("max-age=3");
        assertThat(got.response().metadata()).containsEntry("made-by", "encoder");
        assertThat(got.response().contentEncoding()).isNull();
        assertThat(got.response().checksumSHA256()).isNotNull();
        assertThat(client.headObject(b -> b.bucket(BUCKET).key("stream/index.m3u8"))
                        .contentLength())
                .isEqualTo(7);
        assertThat(client.getObjectAsBytes(
                                b -> b.bucket(BUCKET).key("stream/index.m3u8").range("bytes=1-3"))
                        .asUtf8String())
                .isEqualTo("EXT");
        assertThat(refusal(() -> client.getObjectAsBytes(
                        b -> b.bucket(BUCKET).key("stream/index.m3u8").range("bytes=7-"))))
                .isEqualTo("InvalidRange 416");
        assertThat(refusal(() -> client.getObjectAsBytes(b -> b.bucket(BUCKET).key("gone"))))
                .isEqualTo("NoSuchKey 404");
    }

    @Test
    void writesAndReadsOnConditions() {
        bucket();
        String first = write("lock", "one");
        assertThat(first).isEqualTo("\"f97c5d29941bfb1b2fdab0874906ab82\"");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("lock").ifNoneMatch("*"), RequestBody.fromString("two"))))
                .isEqualTo("PreconditionFailed 412");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("none").ifMatch(first), RequestBody.fromString("two"))))
                .isEqualTo("NoSuchKey 404");
        client.putObject(b -> b.bucket(BUCKET).key("lock").ifMatch(first), RequestBody.fromString("two"));
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("lock").ifMatch(first), RequestBody.fromString("three"))))
                .isEqualTo("PreconditionFailed 412");
        assertThat(catchThrowableOfType(
                                S3Exception.class,
                                () -> client.getObjectAsBytes(b -> b.bucket(BUCKET)
                                        .key("lock")
                                        .ifNoneMatch("\"b8a9f715dbb64fd5c56e7783c6820a61\"")))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void letsOneOfManyWritersMakeAnObjectAndOneChangeIt() {
        bucket();
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> refusal(() -> client.putObject(
                                b -> b.bucket(BUCKET).key("lock").ifNoneMatch("*"), RequestBody.fromString("by " + i))))
                        .toList())
                .containsOnlyOnce("not refused")
                .containsOnly("not refused", "PreconditionFailed 412");
        String seen = client.headObject(b -> b.bucket(BUCKET).key("lock")).eTag();
        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> refusal(() -> client.putObject(
                                b -> b.bucket(BUCKET).key("lock").ifMatch(seen), RequestBody.fromString("now " + i))))
                        .toList())
                .containsOnlyOnce("not refused")
                .containsOnly("not refused", "PreconditionFailed 412");
    }

    @Test
    void refusesConditionsThatS3DoesNotDescribe() {
        bucket();
        String seen = write("lock", "one");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("lock").ifMatch("*"), RequestBody.fromString("two"))))
                .isEqualTo("NotImplemented 501");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("lock").ifNoneMatch(seen), RequestBody.fromString("two"))))
                .isEqualTo("NotImplemented 501");
    }

    @Test
    void datesAnObjectAndEachAnswer() {
        bucket();
        write("lock", "one");
        HttpResponse<String> answer =
                new Raw(clients.simulator(), "s3", "us-west-2").send("HEAD", "/" + BUCKET + "/lock", "");
        String date = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";
        assertThat(answer.headers().firstValue("Last-Modified").orElse("")).matches(date);
        assertThat(answer.headers().firstValue("Date").orElse("")).matches(date);
        assertThat(answer.headers().firstValue("ETag")).contains("\"f97c5d29941bfb1b2fdab0874906ab82\"");
    }

    private String write(String key, String text) {
        return client.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(text))
                .eTag();
    }

    @Test
    void listsKeysByPageAndPrefix() {
        bucket();
        List.of("a/1", "a/2", "b", "c/\u00e9 +", "z").forEach(key -> write(key, key));
        ListObjectsV2Response folders =
                client.listObjectsV2(b -> b.bucket(BUCKET).delimiter("/"));
        assertThat(folders.contents()).extracting(S3Object::key).containsExactly("b", "z");
        assertThat(folders.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/", "c/");
        assertThat(client.listObjectsV2Paginator(
                                b -> b.bucket(BUCKET).maxKeys(2).encodingType("url"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("a/1", "a/2", "b", "c/\u00e9 +", "z");
        ListObjectsV2Response page =
                client.listObjectsV2(b -> b.bucket(BUCKET).delimiter("/").maxKeys(1));
        assertThat(page.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/");
        assertThat(client.listObjectsV2(b -> b.bucket(BUCKET)
                                .delimiter("/")
                                .maxKeys(1)
                                .continuationToken(page.nextContinuationToken()))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("b");
        assertThat(client.listObjectsV2(b -> b.bucket(BUCKET).startAfter("b").prefix("z"))
                        .keyCount())
                .isEqualTo(1);
    }

    @Test
    void deletesNoBucketThatHoldsSomething() {
        bucket();
        write("segment.ts", "x");
        assertThat(refusal(() -> client.deleteBucket(b -> b.bucket(BUCKET)))).isEqualTo("BucketNotEmpty 409");
        assertThat(clients.simulator().isEmpty()).isFalse();
        client.deleteObject(b -> b.bucket(BUCKET).key("segment.ts"));
        client.deleteObject(b -> b.bucket(BUCKET).key("segment.ts"));
        client.deleteBucket(b -> b.bucket(BUCKET));
        assertThat(refusal(() -> client.deleteBucket(b -> b.bucket(BUCKET)))).isEqualTo("NoSuchBucket 404");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void refusesWhatItDoesNotPretend() {
        bucket();
        assertThat(List.of(
                        refusal(() -> client.putBucketVersioning(
                                b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status("Enabled")))),
                        refusal(() -> client.listObjectVersions(b -> b.bucket(BUCKET))),
                        refusal(() -> client.getObjectAttributes(
                                b -> b.bucket(BUCKET).key("x").objectAttributes(ObjectAttributes.E_TAG))),
                        refusal(() -> client.putBucketWebsite(b -> b.bucket(BUCKET)
                                .websiteConfiguration(w -> w.indexDocument(i -> i.suffix("index.html"))))),
                        refusal(() -> client.putObject(
                                b -> b.bucket(BUCKET).key("x").storageClass("GLACIER"), RequestBody.fromString("x"))),
                        refusal(() -> client.putObject(
                                b -> b.bucket(BUCKET).key("x").serverSideEncryption("aws:kms:dsse"),
                                RequestBody.fromString("x"))),
                        refusal(() -> client.deleteObject(
                                b -> b.bucket(BUCKET).key("x").versionId("1")))))
                .containsOnly("NotImplemented 501");
        assertThat(refusal(() -> client.putObject(
                        b -> b.bucket(BUCKET).key("x").acl("public-read"), RequestBody.fromString("x"))))
                .isEqualTo("AccessControlListNotSupported 400");
    }

    @Test
    void findsTheBucketInTheHost() throws IOException {
        bucket();
        write("stream/index.m3u8", "#EXTM3U");
        for (String host : List.of("news-live.localhost:4580", "news-live.s3.us-west-2.amazonaws.com")) {
            assertThat(get(host, "/stream/index.m3u8")).contains("200 OK").endsWith("#EXTM3U");
        }
        assertThat(get("s3.us-west-2.amazonaws.com", "/news-live/stream/index.m3u8"))
                .endsWith("#EXTM3U");
        assertThat(get("news-live.localhost", "/gone")).contains("404", "<Code>NoSuchKey</Code>");
    }

    /** By hand, because Java's own clients do not let a caller choose the host that they name. */
    private String get(String host, String path) throws IOException {
        URI endpoint = clients.simulator().endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                    + "Authorization: AWS4-HMAC-SHA256 Credential=AKIATEST/20260102/us-west-2/s3/aws4_request,"
                    + " SignedHeaders=host, Signature=" + "0".repeat(64) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsObjectsOverARestart() {
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory);
        try (Clients first = new Clients(settings)) {
            S3Client s3 = first.s3(Region.US_EAST_1);
            s3.createBucket(b -> b.bucket(BUCKET));
            s3.putObject(b -> b.bucket(BUCKET).key("x"), RequestBody.fromBytes(new byte[] {0, -1, 10}));
        }
        try (Clients second = new Clients(settings)) {
            assertThat(second.s3(Region.US_EAST_1)
                            .getObjectAsBytes(b -> b.bucket(BUCKET).key("x"))
                            .asByteArray())
                    .containsExactly(0, -1, 10);
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
