package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Drives the AWS CLI, a tool written by others, against a simulator; skipped where the tool is not installed. */
@Tag("sweep")
@Tag("long")
class AwsCliTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clients clients = Clients.inMemory();

    @TempDir
    private Path directory;

    /** What the tool printed. */
    private record Printed(int exit, String out, String err) {

        JsonNode json() throws IOException {
            assertThat(exit).as(err).isZero();
            return MAPPER.readTree(out);
        }
    }

    @BeforeAll
    static void needsTheTool() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        if (!installed) {
            System.err.println("SKIPPED: AwsCliTest needs the AWS CLI, and there is no `aws` on PATH.");
        }
        assumeTrue(installed, "there is no `aws` on PATH");
    }

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void livesADistributionsLife() throws Exception {
        Path config = directory.resolve("config.json");
        Files.writeString(config, """
                {"CallerReference": "one", "Comment": "cli", "Enabled": true,
                 "Origins": {"Quantity": 1, "Items": [{"Id": "main", "DomainName": "a.example.com", "CustomOriginConfig":
                   {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"}}]},
                 "DefaultCacheBehavior": {"TargetOriginId": "main", "ViewerProtocolPolicy": "redirect-to-https",
                   "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}}
                """);
        String file = "file://" + config;
        JsonNode made = aws("cloudfront", "create-distribution", "--distribution-config", file)
                .json();
        String id = made.path("Distribution").path("Id").asText();
        assertThat(aws("cloudfront", "create-distribution", "--distribution-config", file)
                        .err())
                .contains("(DistributionAlreadyExists)");
        assertThat(aws("cloudfront", "list-distributions")
                        .json()
                        .at("/DistributionList/Items/0/Comment")
                        .asText())
                .isEqualTo("cli");
        assertThat(aws(
                                "cloudfront",
                                "delete-distribution",
                                "--id",
                                id,
                                "--if-match",
                                made.path("ETag").asText())
                        .err())
                .contains("(DistributionNotDisabled)");

        JsonNode read = aws("cloudfront", "get-distribution-config", "--id", id).json();
        ObjectNode disabled = read.path("DistributionConfig").deepCopy();
        Files.writeString(config, disabled.put("Enabled", false).toString());
        String etag = read.path("ETag").asText();
        JsonNode updated = aws(
                        "cloudfront",
                        "update-distribution",
                        "--id",
                        id,
                        "--if-match",
                        etag,
                        "--distribution-config",
                        file)
                .json();
        assertThat(aws("cloudfront", "delete-distribution", "--id", id, "--if-match", etag)
                        .err())
                .contains("(PreconditionFailed)");
        assertThat(aws(
                                "cloudfront",
                                "delete-distribution",
                                "--id",
                                id,
                                "--if-match",
                                updated.path("ETag").asText())
                        .exit())
                .isZero();
        assertThat(aws("cloudfront", "get-distribution", "--id", id).err()).contains("(NoSuchDistribution)");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void livesAChannelsLife() throws Exception {
        JsonNode made = aws("mediapackage", "create-channel", "--id", "news", "--tags", "team=live")
                .json();
        assertThat(made.at("/HlsIngest/IngestEndpoints")).hasSize(2);
        assertThat(aws("mediapackage", "create-channel", "--id", "news").err())
                .contains("(UnprocessableEntityException)");
        aws("mediapackage", "create-origin-endpoint", "--id", "hls", "--channel-id", "news", "--hls-package", "{}")
                .json();
        assertThat(aws("mediapackage", "list-origin-endpoints", "--channel-id", "news")
                        .json()
                        .at("/OriginEndpoints/0/Url")
                        .asText())
                .endsWith("/index.m3u8");
        assertThat(aws(
                                "mediapackage",
                                "list-tags-for-resource",
                                "--resource-arn",
                                made.path("Arn").asText())
                        .json()
                        .at("/Tags/team")
                        .asText())
                .isEqualTo("live");
        assertThat(aws("mediapackage", "delete-channel", "--id", "news").err())
                .contains("(UnprocessableEntityException)");
        assertThat(aws("mediapackage", "delete-origin-endpoint", "--id", "hls").exit())
                .isZero();
        assertThat(aws("mediapackage", "delete-channel", "--id", "news").exit()).isZero();
        assertThat(aws("mediapackage", "describe-channel", "--id", "news").err())
                .contains("(NotFoundException)");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void livesAContainersLife() throws Exception {
        JsonNode made = aws(
                        "mediastore", "create-container", "--container-name", "news", "--tags", "Key=team,Value=live")
                .json();
        assertThat(made.at("/Container/Status").asText()).isEqualTo("CREATING");
        assertThat(aws("mediastore", "create-container", "--container-name", "news")
                        .err())
                .contains("(ContainerInUseException)");
        String endpoint = aws("mediastore", "describe-container", "--container-name", "news")
                .json()
                .at("/Container/Endpoint")
                .asText();
        assertThat(aws("mediastore", "get-lifecycle-policy", "--container-name", "news")
                        .err())
                .contains("(PolicyNotFoundException)");

        String objects = clients.simulator().endpoint() + endpoint.substring("https:/".length());
        Path segment = Files.writeString(directory.resolve("segment"), "hello");
        Path got = directory.resolve("got");
        awsAt(objects, "mediastore-data", "put-object", "--path", "live/a.ts", "--body", segment.toString())
                .json();
        assertThat(awsAt(objects, "mediastore-data", "list-items", "--path", "live")
                        .json()
                        .at("/Items/0/Name")
                        .asText())
                .isEqualTo("a.ts");
        assertThat(awsAt(
                                objects,
                                "mediastore-data",
                                "get-object",
                                "--path",
                                "live/a.ts",
                                "--range",
                                "bytes=1-2",
                                got.toString())
                        .json()
                        .path("StatusCode")
                        .asInt())
                .isEqualTo(206);
        assertThat(Files.readString(got)).isEqualTo("el");
        assertThat(aws("mediastore", "delete-container", "--container-name", "news")
                        .err())
                .contains("(ContainerInUseException)");
        assertThat(awsAt(objects, "mediastore-data", "delete-object", "--path", "live/a.ts")
                        .exit())
                .isZero();
        assertThat(awsAt(objects, "mediastore-data", "describe-object", "--path", "live/a.ts")
                        .err())
                .contains("(ObjectNotFoundException)");
        assertThat(aws("mediastore", "delete-container", "--container-name", "news")
                        .exit())
                .isZero();
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void publishesAFunction() throws Exception {
        Path code = directory.resolve("code.js");
        Files.writeString(code, "function handler(event) { return event.request; }");
        JsonNode made = aws(
                        "cloudfront",
                        "create-function",
                        "--name",
                        "redirect",
                        "--function-config",
                        "Comment=,Runtime=cloudfront-js-2.0",
                        "--function-code",
                        "fileb://" + code)
                .json();
        String etag = made.path("ETag").asText();
        assertThat(aws("cloudfront", "publish-function", "--name", "redirect", "--if-match", etag)
                        .json()
                        .at("/FunctionSummary/FunctionMetadata/Stage")
                        .asText())
                .isEqualTo("LIVE");
        Path read = directory.resolve("read.js");
        aws("cloudfront", "get-function", "--name", "redirect", "--stage", "LIVE", read.toString())
                .json();
        assertThat(read).hasSameTextualContentAs(code);
        assertThat(aws("cloudfront", "delete-function", "--name", "redirect", "--if-match", etag)
                        .exit())
                .isZero();
        assertThat(aws("cloudfront", "describe-function", "--name", "redirect").err())
                .contains("(NoSuchFunctionExists)");
    }

    @Test
    void trustsAKey() throws Exception {
        Path config = directory.resolve("config.json");
        ObjectNode key = MAPPER.createObjectNode().put("CallerReference", "one").put("Name", "viewers");
        Files.writeString(
                config, key.put("EncodedKey", Samples.publicKey("EC", 256)).toString());
        String id = aws("cloudfront", "create-public-key", "--public-key-config", "file://" + config)
                .json()
                .at("/PublicKey/Id")
                .asText();
        JsonNode group = aws("cloudfront", "create-key-group", "--key-group-config", "Name=viewers,Items=" + id)
                .json();
        assertThat(group.at("/KeyGroup/KeyGroupConfig/Items/0").asText()).isEqualTo(id);
        assertThat(aws("cloudfront", "create-key-group", "--key-group-config", "Name=viewers,Items=" + id)
                        .err())
                .contains("(KeyGroupAlreadyExists)");
        String etag = aws("cloudfront", "get-public-key", "--id", id)
                .json()
                .path("ETag")
                .asText();
        assertThat(aws("cloudfront", "delete-public-key", "--id", id, "--if-match", etag)
                        .err())
                .contains("(PublicKeyInUse)");
    }

    @Test
    void livesABucketsLife() throws Exception {
        String bucket = "--bucket=news-live";
        assertThat(aws("s3api", "create-bucket", bucket).err()).contains("(IllegalLocationConstraintException)");
        aws("s3api", "create-bucket", bucket, "--create-bucket-configuration", "LocationConstraint=us-west-2")
                .json();
        assertThat(aws("s3api", "get-public-access-block", bucket)
                        .json()
                        .at("/PublicAccessBlockConfiguration/BlockPublicPolicy")
                        .asBoolean())
                .isTrue();
        assertThat(aws("s3api", "get-bucket-cors", bucket).err()).contains("(NoSuchCORSConfiguration)");
        String cors = "{\"CORSRules\": [{\"AllowedMethods\": [\"GET\"], \"AllowedOrigins\": [\"*\"]}]}";
        assertThat(aws("s3api", "put-bucket-cors", bucket, "--cors-configuration", cors)
                        .exit())
                .isZero();
        assertThat(aws("s3api", "get-bucket-cors", bucket)
                        .json()
                        .at("/CORSRules/0/AllowedMethods/0")
                        .asText())
                .isEqualTo("GET");

        Path segment = Files.writeString(directory.resolve("segment.ts"), "a segment");
        Path read = directory.resolve("read.ts");
        assertThat(aws(
                                "s3",
                                "cp",
                                segment.toString(),
                                "s3://news-live/stream/1 +\u00e9.ts",
                                "--cache-control=max-age=9")
                        .exit())
                .isZero();
        assertThat(aws("s3", "ls", "s3://news-live/stream/").out()).contains("9 1 +\u00e9.ts");
        assertThat(aws("s3", "cp", "s3://news-live/stream/1 +\u00e9.ts", read.toString())
                        .exit())
                .isZero();
        assertThat(read).hasContent("a segment");
        assertThat(aws("s3api", "get-bucket-acl", bucket)
                        .json()
                        .at("/Grants/0/Permission")
                        .asText())
                .isEqualTo("FULL_CONTROL");
        assertThat(aws("s3api", "delete-bucket", bucket).err()).contains("(BucketNotEmpty)");
        assertThat(aws("s3", "rb", "--force", "s3://news-live").exit()).isZero();
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    /** The tool sends files of this size in parts, and reads and copies them so. */
    @Test
    void movesALargeFile() throws Exception {
        aws("s3api", "create-bucket", "--bucket=news-vod", "--region=us-east-1").json();
        byte[] bytes = new byte[20_000_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("one.mp4"), bytes);
        Path read = directory.resolve("read.mp4");
        String[] there = {"--region=us-east-1", "--quiet"};
        assertThat(s3("cp", file.toString(), "s3://news-vod/one.mp4", there)).isEmpty();
        assertThat(clients.simulator().effects("s3", "UploadPart")).isEqualTo(3);
        assertThat(s3("mv", "s3://news-vod/one.mp4", "s3://news-vod/two.mp4", there))
                .isEmpty();
        assertThat(clients.simulator().effects("s3", "UploadPartCopy")).isEqualTo(3);
        assertThat(s3("cp", "s3://news-vod/two.mp4", read.toString(), there)).isEmpty();
        assertThat(Files.mismatch(read, file)).isEqualTo(-1);
        Path small = Files.writeString(directory.resolve("small"), "small");
        assertThat(s3("cp", small.toString(), "s3://news-vod/a/small", there)).isEmpty();
        assertThat(s3("mv", "s3://news-vod/a/small", "s3://news-vod/b/small", there))
                .isEmpty();
        assertThat(clients.simulator().effects("s3", "CopyObject")).isEqualTo(1);
        assertThat(aws("s3", "ls", "--recursive", "s3://news-vod", "--region=us-east-1")
                        .out())
                .contains("5 b/small", "20000000 two.mp4")
                .doesNotContain("one.mp4", "a/small");
    }

    /** In old regions this tool signs URLs with version 2, in others with version 4. */
    @Test
    void presigns() throws Exception {
        for (String region : List.of("us-east-1", "eu-central-1")) {
            S3Client s3 = clients.s3(Region.of(region));
            s3.createBucket(b -> {
                b.bucket("news-" + region);
                if (!region.equals("us-east-1")) {
                    b.createBucketConfiguration(c -> c.locationConstraint(region));
                }
            });
            s3.putObject(b -> b.bucket("news-" + region).key("a +\u00e9"), RequestBody.fromString("a segment"));
            String url = aws("s3", "presign", "s3://news-" + region + "/a +\u00e9", "--region=" + region)
                    .out()
                    .strip();
            HttpResponse<String> got = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(got.body()).as(url).isEqualTo("a segment");
        }
    }

    @Test
    void livesAKeysLife() throws Exception {
        String id = aws("kms", "create-key", "--description", "state")
                .json()
                .at("/KeyMetadata/KeyId")
                .asText();
        assertThat(aws("kms", "create-alias", "--alias-name", "alias/state", "--target-key-id", id)
                        .exit())
                .isZero();
        JsonNode made = aws(
                        "kms",
                        "generate-data-key",
                        "--key-id",
                        "alias/state",
                        "--key-spec",
                        "AES_256",
                        "--encryption-context",
                        "lineage=one")
                .json();
        Path blob = directory.resolve("blob");
        Files.write(blob, Base64.getDecoder().decode(made.path("CiphertextBlob").asText()));
        String sealed = "fileb://" + blob;
        assertThat(aws("kms", "decrypt", "--ciphertext-blob", sealed, "--encryption-context", "lineage=one")
                        .json()
                        .path("Plaintext"))
                .isEqualTo(made.path("Plaintext"));
        assertThat(aws("kms", "decrypt", "--ciphertext-blob", sealed).err()).contains("(InvalidCiphertextException)");
        assertThat(aws("kms", "delete-alias", "--alias-name", "alias/state").exit())
                .isZero();
        assertThat(aws("kms", "schedule-key-deletion", "--key-id", id)
                        .json()
                        .path("KeyState")
                        .asText())
                .isEqualTo("PendingDeletion");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    /** What {@code aws s3} complains of. */
    private String s3(String command, String from, String to, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("s3", command, from, to));
        arguments.addAll(List.of(more));
        return aws(arguments.toArray(String[]::new)).err();
    }

    private Printed aws(String... arguments) throws IOException, InterruptedException {
        return awsAt(clients.simulator().endpoint().toString(), arguments);
    }

    private Printed awsAt(String endpoint, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments));
        // As an option, because the CLI that Debian 12 ships does not know the variable for it.
        command.addAll(List.of("--endpoint-url", endpoint, "--output", "json"));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIATEST");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
        builder.environment().put("AWS_DEFAULT_REGION", "us-west-2");
        builder.environment().put("AWS_CONFIG_FILE", directory.resolve("none").toString());
        builder.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString());
        builder.environment().put("AWS_PAGER", "");
        // It writes in the encoding of the locale, and dies of a character that ASCII lacks.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("AWS_MAX_ATTEMPTS", "1");
        builder.environment().put("NO_PROXY", "127.0.0.1");
        int exit = builder.start().waitFor();
        return new Printed(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
