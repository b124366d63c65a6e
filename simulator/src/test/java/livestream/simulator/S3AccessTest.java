package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Who may ask S3 without a signature in the headers: whoever has a presigned URL, and whom the policy lets in. */
class S3AccessTest {
    private static final String BUCKET = "news-live";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration HOUR = Duration.ofHours(1);

    /** Behind the real time, by which the presigner signs; no URL that it makes has expired at first. */
    private final SettableClock clock = new SettableClock();

    private final Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock));
    private final S3Client client = clients.s3();
    private final Raw raw = new Raw(clients.simulator(), "s3", "us-west-2");
    private final S3Presigner presigner = S3Presigner.builder()
            .endpointOverride(clients.simulator().endpoint())
            .region(Region.US_WEST_2)
            .serviceConfiguration(
                    S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "test")))
            .build();

    @BeforeEach
    void bucket() {
        client.createBucket(b -> b.bucket(BUCKET).createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
        client.putObject(
                b -> b.bucket(BUCKET).key("a/b +\u00e9.ts").contentType("video/mp2t"),
                RequestBody.fromString("segment"));
    }

    @AfterEach
    void close() {
        presigner.close();
        clients.close();
    }

    private static HttpResponse<String> send(PresignedRequest request, String body, String... headers)
            throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.url().toURI())
                .method(
                        request.httpRequest().method().name(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        request.signedHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                builder.header(name, values.get(0));
            }
        });
        return HTTP.send(
                (headers.length == 0 ? builder : builder.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String outcome(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll("(?s).*<Code>(.*)</Code>.*", "$1");
    }

    @Test
    void takesPresignedUrls() throws Exception {
        assertThat(outcome(send(
                        presigner.presignPutObject(
                                p -> p.signatureDuration(HOUR).putObjectRequest(b -> b.bucket(BUCKET)
                                        .key("made")
                                        .contentType("text/plain")
                                        .tagging("a=1"))),
                        "by hand")))
                .startsWith("200");
        assertThat(client.getObjectAsBytes(b -> b.bucket(BUCKET).key("made")).asUtf8String())
                .isEqualTo("by hand");
        assertThat(client.getObjectTagging(b -> b.bucket(BUCKET).key("made")).tagSet())
                .hasSize(1);
        HttpResponse<String> got = send(
                presigner.presignGetObject(p -> p.signatureDuration(HOUR)
                        .getObjectRequest(
                                b -> b.bucket(BUCKET).key("a/b +\u00e9.ts").responseContentDisposition("attachment"))),
                "");
        assertThat(outcome(got)).isEqualTo("200 segment");
        assertThat(got.headers().firstValue("content-disposition")).contains("attachment");
        assertThat(got.headers().firstValue("content-type")).contains("video/mp2t");
        assertThat(send(
                                presigner.presignHeadObject(p -> p.signatureDuration(HOUR)
                                        .headObjectRequest(b -> b.bucket(BUCKET).key("made"))),
                                "")
                        .headers()
                        .firstValue("content-length"))
                .contains("7");
        assertThat(outcome(send(
                        presigner.presignDeleteObject(p -> p.signatureDuration(HOUR)
                                .deleteObjectRequest(b -> b.bucket(BUCKET).key("made"))),
                        "")))
                .startsWith("204");
        assertThat(clients.simulator().effects("s3", "PutObject")).isEqualTo(2);
        assertThat(clients.simulator().calls().toString()).doesNotContain("Signature");
    }

    @Test
    void takesAPresignedUrlUntilItExpires() throws Exception {
        PresignedRequest request = presigner.presignGetObject(p ->
                p.signatureDuration(HOUR).getObjectRequest(b -> b.bucket(BUCKET).key("a/b +\u00e9.ts")));
        assertThat(outcome(send(request, ""))).isEqualTo("200 segment");
        assertThat(outcome(send(request, "", "x-amz-meta-more", "1"))).isEqualTo("403 AccessDenied");
        assertThat(outcome(send(request, "", "x-amz-checksum-mode", "ENABLED"))).isEqualTo("403 AccessDenied");
        clock.advance(Duration.between(clock.instant(), Instant.now().plus(HOUR.multipliedBy(2))));
        HttpResponse<String> late = send(request, "");
        assertThat(outcome(late)).isEqualTo("403 AccessDenied");
        assertThat(late.body())
                .contains("<Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires><Expires>")
                .contains("<ServerTime>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Amz-Algorithm=AWS4-HMAC-SHA256 | X-Amz-Algorithm=HMAC | 400 AuthorizationQueryParametersError",
                "&X-Amz-Date=20260102T030405Z     | ''                   | 400 AuthorizationQueryParametersError",
                "20260102T030405Z                 | 20260102             | 400 AuthorizationQueryParametersError",
                "20260102T030405Z                 | 20260103T030405Z     | 400 AuthorizationQueryParametersError",
                "Expires=60                       | Expires=604801       | 400 AuthorizationQueryParametersError",
                "Expires=60                       | Expires=-1           | 400 AuthorizationQueryParametersError",
                "Expires=60                       | Expires=soon         | 400 AuthorizationQueryParametersError",
                "AKIATEST%2F20260102              | AKIATEST             | 400 AuthorizationQueryParametersError",
                "SignedHeaders=host               | SignedHeaders=host%3Bx-amz-acl | 403 SignatureDoesNotMatch",
                "Signature=0                      | Signature=x          | 403 SignatureDoesNotMatch",
                "us-west-2                        | eu-west-1            | 301 PermanentRedirect",
                "Expires=60                       | Expires=60&x-amz-checksum-crc32=AAAAAA%3D%3D | 200 segment",
                "Expires=60                       | Expires=60&x-amz-object-lock-mode=x | 501 NotImplemented",
                "Expires=60                       | Expires=60&versionId=1 | 501 NotImplemented"
            })
    void refusesUrlsThatNobodySigned(String part, String other, String outcome) {
        String good = "/news-live/a/b%20%2B%C3%A9.ts?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIATEST%2F20260102%2Fus-west-2%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z"
                + "&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=" + "0".repeat(64);
        assertThat(outcome(raw.sendUnsigned("GET", good))).isEqualTo("200 segment");
        assertThat(good).contains(part);
        assertThat(outcome(raw.sendUnsigned("GET", good.replace(part, other)))).isEqualTo(outcome);
    }

    @Test
    void takesOneSignatureAlone() {
        String path = "/news-live/a?X-Amz-Signature=" + "0".repeat(64);
        assertThat(outcome(raw.send("GET", path, ""))).isEqualTo("400 InvalidArgument");
    }

    /** As clients of Python sign in the regions that were there before 2014. */
    @Test
    void takesTheOldSignatureWhereS3StillDoes() {
        String good = "/news-live/a/b%20%2B%C3%A9.ts?AWSAccessKeyId=AKIATEST&Signature=IO4G%3D&Expires=1767409445";
        assertThat(outcome(raw.sendUnsigned("GET", good))).isEqualTo("200 segment");
        assertThat(outcome(raw.sendUnsigned("GET", good.replace("1767409445", "1767000000"))))
                .isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("GET", good.replace("1767409445", "later"))))
                .isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("GET", good.replace("&Signature=IO4G%3D", ""))))
                .isEqualTo("403 AccessDenied");
        clients.s3(Region.EU_CENTRAL_1).createBucket(b -> b.bucket("news-vod")
                .createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
        assertThat(outcome(raw.sendUnsigned("GET", good.replace(BUCKET, "news-vod"))))
                .isEqualTo("400 InvalidRequest");
    }

    private void policy(String... statements) {
        client.deletePublicAccessBlock(b -> b.bucket(BUCKET));
        client.putBucketPolicy(
                b -> b.bucket(BUCKET).policy("{\"Statement\": [" + String.join(", ", statements) + "]}"));
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\": \"" + effect + "\", \"Principal\": \"*\", \"Action\": \"" + action
                + "\", \"Resource\": \"arn:aws:s3:::news-live" + resource + "\"}";
    }

    @Test
    void letsEverybodyInWhereThePolicySaysSo() {
        String object = "/news-live/a/b%20%2B%C3%A9.ts";
        assertThat(outcome(raw.sendUnsigned("GET", object))).isEqualTo("403 AccessDenied");
        policy(statement("Allow", "s3:getObject", "/a/*"));
        assertThat(outcome(raw.sendUnsigned("GET", object))).isEqualTo("200 segment");
        assertThat(raw.sendUnsigned("HEAD", object).statusCode()).isEqualTo(200);
        assertThat(outcome(raw.sendUnsigned("GET", "/news-live/b"))).isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("PUT", object))).isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("DELETE", object))).isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("GET", "/news-live?list-type=2"))).isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("GET", "/news-live?policy"))).isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("GET", object + "?response-expires=0")))
                .isEqualTo("400 InvalidRequest");
        assertThat(outcome(raw.sendUnsigned("GET", "/news-live/a/gone"))).isEqualTo("403 AccessDenied");

        policy(statement("Allow", "s3:Get*", "/*"), statement("Allow", "s3:ListBucket", ""));
        assertThat(outcome(raw.sendUnsigned("GET", "/news-live/a/gone"))).isEqualTo("404 NoSuchKey");
        assertThat(raw.sendUnsigned("GET", "/news-live?list-type=2").statusCode())
                .isEqualTo(200);
        policy(statement("Allow", "s3:*", "/*"), statement("Deny", "s3:GetObject", "/a/*"));
        assertThat(outcome(raw.sendUnsigned("GET", object))).isEqualTo("403 AccessDenied");
        assertThat(outcome(raw.sendUnsigned("PUT", "/news-live/b"))).startsWith("200");
        assertThat(outcome(raw.sendUnsigned("POST", "/news-live/b?uploads"))).isEqualTo("403 AccessDenied");

        policy(statement("Allow", "s3:GetObject", "/*"));
        client.putPublicAccessBlock(
                b -> b.bucket(BUCKET).publicAccessBlockConfiguration(p -> p.restrictPublicBuckets(true)));
        assertThat(outcome(raw.sendUnsigned("GET", object))).isEqualTo("403 AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"127.0.0.1\"}}",
                "\"Condition\": {\"StringEquals\": {\"aws:Referer\": \"https://example.com\"}}",
                "\"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}"
            })
    void letsNobodyInByWhatItDoesNotKnow(String condition) {
        policy(statement("Allow", "s3:GetObject", "/*").replaceFirst("}$", ", " + condition + "}"));
        assertThat(outcome(raw.sendUnsigned("GET", "/news-live/a/b%20%2B%C3%A9.ts")))
                .isEqualTo("403 AccessDenied");
    }

    /** A client of XML reads no JSON. */
    @Test
    void refusesInTheWordsOfTheService() throws Exception {
        assertThat(outcome(raw.sendUnsigned("GET", "/gone/key"))).isEqualTo("404 NoSuchBucket");
        assertThat(outcome(raw.sendUnsigned("GET", "/?Action=GetCallerIdentity&Version=2011-06-15")))
                .isEqualTo("403 MissingAuthenticationToken");
        // Only S3 looks for signatures in the query here.
        assertThat(outcome(raw.sendUnsigned(
                        "GET",
                        "/?Action=GetCallerIdentity&Version=2011-06-15&"
                                + "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260102T030405Z&X-Amz-SignedHeaders=host"
                                + "&X-Amz-Credential=AKIATEST%2F20260102%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Signature="
                                + "0".repeat(64))))
                .isEqualTo("403 MissingAuthenticationToken");
        assertThat(outcome(raw.sendUnsigned("GET", "/?Action=ListRoles&Version=2010-05-08")))
                .isEqualTo("403 MissingAuthenticationToken");
        assertThat(raw.sendUnsigned("GET", "/channels").body())
                .isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        for (String scheme : new String[] {"AWS AKIATEST:IO4G=", "AWS4-HMAC-SHA256 Credential=AKIATEST"}) {
            assertThat(outcome(sent("/news-live/a", scheme))).startsWith("400 ");
        }
    }

    private HttpResponse<String> sent(String path, String authorization) throws IOException, InterruptedException {
        URI uri = URI.create(clients.simulator().endpoint() + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", authorization)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void knowsWhoseBucketItIs() {
        assertThat(refusal(() -> client.headBucket(b -> b.bucket(BUCKET).expectedBucketOwner("123456789012"))))
                .isEqualTo("not refused");
        assertThat(refusal(() -> client.listObjectsV2(b -> b.bucket(BUCKET).expectedBucketOwner("000000000000"))))
                .isEqualTo("AccessDenied 403");
        assertThat(refusal(() -> client.listObjectsV2(b -> b.bucket(BUCKET).expectedBucketOwner("0000"))))
                .isEqualTo("InvalidBucketOwnerAWSAccountID 400");
    }
}
