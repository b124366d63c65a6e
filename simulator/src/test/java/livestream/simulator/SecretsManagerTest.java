package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretsManagerTest {

    private static final String TOKEN = "0123456789-0123456789-0123456789";

    private final SettableClock clock = new SettableClock();
    private final Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock));
    private final SecretsManagerClient client = clients.secretsManager();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void keepsVersionsWithStages() {
        CreateSecretResponse made =
                client.createSecret(s -> s.name("live/cdn").secretString("one").tags(tag("a", "1")));
        assertThat(made.arn()).matches("arn:aws:secretsmanager:us-west-2:123456789012:secret:live/cdn-[a-z0-9]{6}");
        client.putSecretValue(s -> s.secretId("live/cdn").secretString("two"));
        assertThat(client.getSecretValue(s -> s.secretId(made.arn())).secretString())
                .isEqualTo("two");
        assertThat(client.getSecretValue(s -> s.secretId("live/cdn").versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("one");
        client.updateSecret(s -> s.secretId("live/cdn").description("new").secretString("three"));
        DescribeSecretResponse secret = client.describeSecret(s -> s.secretId("live/cdn"));
        assertThat(secret.description()).isEqualTo("new");
        assertThat(secret.createdDate()).isEqualTo(clock.instant());
        assertThat(secret.versionIdsToStages()).hasSize(2);
        assertThat(client.getSecretValue(s -> s.secretId("live/cdn").versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("two");
    }

    @Test
    void answersARepeatedCreateTheSame() {
        CreateSecretResponse first =
                client.createSecret(s -> s.name("cdn").secretString("one").clientRequestToken(TOKEN));
        CreateSecretResponse again =
                client.createSecret(s -> s.name("cdn").secretString("one").clientRequestToken(TOKEN));
        assertThat(again.arn()).isEqualTo(first.arn());
        assertThat(again.versionId()).isEqualTo(TOKEN);
        assertThat(refusal(() -> client.createSecret(
                        s -> s.name("cdn").secretString("two").clientRequestToken(TOKEN))))
                .isEqualTo("ResourceExistsException 400");
        assertThat(refusal(() -> client.createSecret(s -> s.name("cdn").secretString("one"))))
                .isEqualTo("ResourceExistsException 400");
        assertThat(refusal(() -> client.putSecretValue(
                        s -> s.secretId("cdn").secretString("two").clientRequestToken(TOKEN))))
                .isEqualTo("ResourceExistsException 400");
    }

    @Test
    void keepsTheNameTakenUntilTheWindowIsOver() {
        client.createSecret(s -> s.name("cdn").secretString("one"));
        client.deleteSecret(s -> s.secretId("cdn").recoveryWindowInDays(7L));
        assertThat(refusal(() -> client.getSecretValue(s -> s.secretId("cdn"))))
                .isEqualTo("InvalidRequestException 400");
        assertThat(refusal(() -> client.createSecret(s -> s.name("cdn").secretString("two"))))
                .isEqualTo("InvalidRequestException 400");
        assertThat(client.listSecrets(l -> {}).secretList()).isEmpty();
        assertThat(client.listSecrets(l -> l.includePlannedDeletion(true)).secretList())
                .hasSize(1);
        assertThat(clients.simulator().isEmpty()).isFalse();
        clock.advance(Duration.ofDays(7));
        client.createSecret(s -> s.name("cdn").secretString("two"));
    }

    @Test
    void restoresWhatIsScheduledForDeletion() {
        client.createSecret(s -> s.name("cdn").secretString("one"));
        client.deleteSecret(s -> s.secretId("cdn"));
        client.restoreSecret(s -> s.secretId("cdn"));
        assertThat(client.getSecretValue(s -> s.secretId("cdn")).secretString()).isEqualTo("one");
    }

    @Test
    void deletesAtOnceWhenForced() {
        client.createSecret(s -> s.name("cdn").secretString("one"));
        client.deleteSecret(s -> s.secretId("cdn").forceDeleteWithoutRecovery(true));
        assertThat(refusal(() -> client.describeSecret(s -> s.secretId("cdn"))))
                .isEqualTo("ResourceNotFoundException 400");
        assertThat(clients.simulator().isEmpty()).isTrue();
        assertThat(refusal(() -> client.deleteSecret(
                        s -> s.secretId("cdn").forceDeleteWithoutRecovery(true).recoveryWindowInDays(7L))))
                .isEqualTo("InvalidParameterException 400");
    }

    @Test
    void filtersAndTags() {
        client.createSecret(s -> s.name("live/a").secretString("one"));
        client.createSecret(s -> s.name("other").secretString("one"));
        client.tagResource(s -> s.secretId("live/a").tags(tag("k", "v")));
        assertThat(client.listSecrets(l -> l.filters(filter("name", "live/"))).secretList())
                .extracting(s -> s.name())
                .containsExactly("live/a");
        assertThat(client.listSecrets(l -> l.filters(filter("tag-key", "k"))).secretList())
                .hasSize(1);
        client.untagResource(s -> s.secretId("live/a").tagKeys("k"));
        assertThat(client.describeSecret(s -> s.secretId("live/a")).tags()).isEmpty();
        assertThat(client.getResourcePolicy(s -> s.secretId("live/a")).resourcePolicy())
                .isNull();
    }

    @Test
    void neverTellsAValueInARefusal() {
        client.createSecret(s -> s.name("cdn").secretString("do-not-tell"));
        assertThat(catchThrowable(() -> client.createSecret(s -> s.name("cdn").secretString("nor-this"))))
                .message()
                .doesNotContain("do-not-tell", "nor-this");
        assertThat(refusal(() -> client.createSecret(s -> s.name("two words").secretString("x"))))
                .isEqualTo("InvalidParameterException 400");
    }

    @Test
    void findsWordsInAllThatASecretSays() {
        client.createSecret(s -> s.name("SecretOne").secretString("x").description("for the news channel"));
        client.createSecret(s -> s.name("other").secretString("x").tags(tag("team", "Sports")));
        assertThat(found("all", "SecretOne")).containsExactly("SecretOne");
        assertThat(found("all", "sports")).containsExactly("other");
        assertThat(found("description", "channel news")).containsExactly("SecretOne");
        assertThat(found("name", "secret")).isEmpty();
        assertThat(found("all", "!news")).containsExactly("other");
        assertThat(client.listSecrets(l -> l.filters(filter("description", "news"), filter("description", "chan")))
                        .secretList())
                .hasSize(1);
        assertThat(refusal(() -> client.listSecrets(
                        l -> l.filters(Filter.builder().key("name").build()))))
                .isEqualTo("InvalidParameterException 400");
    }

    private List<String> found(String key, String value) {
        return client.listSecrets(l -> l.filters(filter(key, value))).secretList().stream()
                .map(s -> s.name())
                .toList();
    }

    @Test
    void tellsOnWhichDayASecretWasReadLast() {
        client.createSecret(s -> s.name("cdn").secretString("one"));
        DescribeSecretResponse unread = client.describeSecret(s -> s.secretId("cdn"));
        assertThat(unread.lastAccessedDate()).isNull();
        assertThat(unread.hasTags()).isFalse();
        client.getSecretValue(s -> s.secretId("cdn"));
        assertThat(client.describeSecret(s -> s.secretId("cdn")).lastAccessedDate())
                .isEqualTo(clock.instant().truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void givesTheFirstValueTheCurrentStage() {
        client.createSecret(s -> s.name("cdn"));
        assertThat(client.putSecretValue(
                                s -> s.secretId("cdn").secretString("one").versionStages("NEXT"))
                        .versionStages())
                .containsExactly("NEXT", "AWSCURRENT");
        String first = client.getSecretValue(s -> s.secretId("cdn")).versionId();
        client.putSecretValue(s -> s.secretId("cdn").secretString("two"));
        assertThatThrownBy(() -> client.getSecretValue(
                        s -> s.secretId("cdn").versionId(first).versionStage("AWSCURRENT")))
                .hasMessageContaining("You provided a VersionStage that is not associated to the provided VersionId.");
    }

    @Test
    void namesASecretThatNeverWas() {
        assertThat(client.deleteSecret(s -> s.secretId("never").forceDeleteWithoutRecovery(true)))
                .satisfies(gone -> assertThat(gone.arn()).contains(":secret:never-"))
                .satisfies(gone -> assertThat(gone.name()).isEqualTo("never"));
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void needsATokenAndShortTexts() {
        Raw raw = new Raw(clients.simulator(), "secretsmanager", "us-west-2");
        assertThat(raw.send(
                                "POST",
                                "/",
                                "{\"Name\": \"cdn\", \"SecretString\": \"one\"}",
                                "X-Amz-Target",
                                "secretsmanager.CreateSecret")
                        .body())
                .contains("InvalidRequestException", "You must provide a ClientRequestToken value.");
        assertThatThrownBy(() -> client.createSecret(s -> s.name("cdn").description("x".repeat(2049))))
                .hasMessageContaining(
                        "Value at 'description' failed to satisfy constraint: Member must have length less"
                                + " than or equal to 2048");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Filter filter(String key, String value) {
        return Filter.builder().key(key).values(value).build();
    }
}
