package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A team's state, in a bucket and encrypted, through the program as it is started. */
@Tag("sweep")
@Tag("long")
class SharedStateTest {
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            state:
              backend: s3
              bucket: news-state
              encryption: { passphrase: "${secret:env:STATE_PASSPHRASE}" }
            mediapackage: { endpoints: [hls] }
            """;
    private static final Map<String, String> RIGHT = Map.of("STATE_PASSPHRASE", "correct horse battery staple");
    private static final Map<String, String> WRONG = Map.of("STATE_PASSPHRASE", "incorrect horse battery staple");

    @TempDir
    private Path folder;

    private record Ended(int code, String text) {}

    private Ended run(Simulator simulator, Map<String, String> environment, String line) throws IOException {
        Path output = folder.resolve("output.txt");
        String file = folder.resolve("livestream.yaml").toString();
        List<String> words = Stream.of(line.split(" "))
                .map(word -> word.equals("FILE") ? file : word)
                .toList();
        int code = Child.start(simulator.endpoint(), environment, output, words, List.of())
                .end();
        return new Ended(code, Files.readString(output));
    }

    @Test
    void livesInABucketThatKnowsNothingOfIt() throws IOException {
        Files.writeString(folder.resolve("livestream.yaml"), FILE);
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory());
                S3Client s3 = client(simulator)) {
            Ended without = run(simulator, RIGHT, "apply FILE --yes");
            assertThat(without.code()).isEqualTo(1);
            assertThat(without.text())
                    .contains("error[missing-bucket]")
                    .contains("s3://news-state/livestream/news.json");
            s3.createBucket(request -> request.bucket("news-state")
                    .createBucketConfiguration(where -> where.locationConstraint("us-west-2")));
            simulator.forgetCalls();

            Ended applied = run(simulator, RIGHT, "apply FILE --yes");
            assertThat(applied.code()).as(applied.text()).isZero();
            assertThat(run(simulator, RIGHT, "plan FILE --detailed-exitcode").code())
                    .isZero();
            assertThat(run(simulator, RIGHT, "state list FILE").text()).contains("cloudfront_distribution.main");
            String object = s3.getObjectAsBytes(
                            request -> request.bucket("news-state").key("livestream/news.json"))
                    .asUtf8String();
            assertThat(object).contains("\"sealed\"").doesNotContain("cloudfront");
            assertThat(folder.resolve(".livestream/state")).doesNotExist();

            Ended wrong = run(simulator, WRONG, "apply FILE --yes");
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.text()).contains("error[wrong-key]");
            assertThat(run(simulator, Map.of(), "plan FILE").text()).contains("error[missing-secret]");

            Files.writeString(
                    folder.resolve("livestream.yaml"),
                    FILE.replaceFirst("(?m)^  encryption.*$", "  encryption: { kms: alias/state }"));
            assertThat(run(simulator, Map.of(), "plan FILE").text()).contains("error[wrong-key]");

            Files.writeString(folder.resolve("livestream.yaml"), FILE.replaceFirst("(?m)^  encryption.*\\R", ""));
            Ended clear =
                    run(simulator, Map.of("OLD", "correct horse battery staple"), "state rekey FILE --from env:OLD");
            assertThat(clear.code()).as(clear.text()).isZero();
            Ended planned = run(simulator, Map.of(), "plan FILE --out " + folder.resolve("all.plan") + " --destroy");
            assertThat(planned.code()).as(planned.text()).isZero();
            Ended destroyed = run(simulator, Map.of(), "apply " + folder.resolve("all.plan") + " --accept url-change");
            assertThat(destroyed.code()).as(destroyed.text()).isZero();
            // Nothing is deleted or listed, so no permission for it is needed.
            assertThat(simulator.calls().stream()
                            .filter(call -> call.service().equals("s3"))
                            .map(Simulator.Call::operation)
                            .distinct())
                    .containsExactlyInAnyOrder("GetObject", "PutObject");
        }
    }

    private static S3Client client(Simulator simulator) {
        return S3Client.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.US_WEST_2)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build();
    }
}
