package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import livestream.engine.ProviderException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

class NoExpectContinueTest {
    @Test
    void anObjectIsSentWithoutAskingFirst() {
        ForbiddingHttpClient http = new ForbiddingHttpClient();
        try (AwsClients aws = new AwsClients(
                URI.create("http://127.0.0.1:9"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")),
                http)) {
            assertThatThrownBy(() -> ErrorTranslatingType.translated(() -> aws.s3("us-west-2")
                            .putObject(object -> object.bucket("news-state").key("a"), RequestBody.fromString("x"))))
                    .isInstanceOf(ProviderException.class);
        }
        assertThat(http.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.headers())
                .doesNotContainKey("Expect")
                .containsKey("Authorization"));
    }
}
