package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import livestream.engine.ProviderException;
import livestream.engine.ResourceType;
import livestream.engine.plan.Change;
import livestream.providers.AwsCatalog;
import livestream.providers.life.Door;
import livestream.providers.life.World;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update that would erase what AWS has learnt since is not made, unless somebody says that it may be. */
class OverwriteGuardTest {
    private static final String MEMBER = "NewSetting";
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            channels:
              news:
                mediapackage:
                  endpoints: [hls]
              vault:
                s3: { prefix: vault, expireAfter: 2d }
            distribution:
              functions: { manifest: { viewerRequest: functions/token.js } }
              viewerAccess: { signed: cookies, keyGroup: { publicKeys: [keys/one.pem] } }
            """;

    private final World world = new World();
    private final Door door = door();
    private final AwsClients clients = AwsClients.simulated(door.endpoint());

    private Door door() {
        try {
            Door learnt = new Door(world.simulator().endpoint());
            learnt.answers(OverwriteGuardTest::withOneMore);
            return learnt;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every configuration that AWS answers has one member more. */
    private static String withOneMore(String body) {
        return body.startsWith("{")
                ? body.replaceFirst("\\{", "{\"" + MEMBER + "\":true" + (body.startsWith("{}") ? "" : ","))
                : body.replaceAll("(</[A-Za-z]*Config>|</CORSRule>|</Rule>)", "<" + MEMBER + ">on</" + MEMBER + ">$1");
    }

    @BeforeEach
    void deploys() {
        world.write(FILE);
        assertThat(world.apply().complete()).isTrue();
        world.changingCalls();
    }

    @AfterEach
    void closes() {
        clients.close();
        door.close();
        world.close();
    }

    private void update(String address, String member, Value value) {
        ResourceType type = new AwsCatalog(clients, () -> "us-west-2")
                .type(Address.parse(address).type());
        ResourceState recorded =
                Objects.requireNonNull(world.state().resources().get(Address.parse(address)));
        Value.Fields inputs = world.plan().changes().stream()
                .filter(change -> change.address().equals(recorded.address()))
                .map(Change::desired)
                .map(desired -> Objects.requireNonNull(desired).inputs())
                .findFirst()
                .orElseThrow();
        type.observe(List.of(recorded.id()));
        type.update(recorded.id(), recorded.inputs(), inputs.with(member, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudfront_distribution.main Comment",
                "cloudfront_cache_policy.manifest Comment",
                "cloudfront_response_headers_policy.cors Comment",
                "cloudfront_origin_access_control.s3 Description",
                "cloudfront_key_group.viewers Comment",
                "cloudfront_public_key.one-b68484 Comment",
                "cloudfront_function.token FunctionCode",
                "mediapackage_origin_endpoint.news/hls Description"
            })
    void namesWhatWouldBeErased(String addressAndMember) {
        String[] words = addressAndMember.split(" ");
        assertThatThrownBy(() -> update(words[0], words[1], Value.text("function handler(event) {}")))
                .isInstanceOfSatisfying(ProviderException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ProviderException.ErrorKind.UNSAFE_OVERWRITE);
                    assertThat(refused.getMessage()).contains(MEMBER);
                    assertThat(refused.advice()).contains("--drop-unknown");
                });
        assertThat(world.changingCalls()).isEmpty();
        clients.dropUnknown();
        update(words[0], words[1], Value.text("function handler(event) {}"));
        assertThat(world.changingCalls()).isNotEmpty();
    }

    @Test
    void namesWhatWouldBeErasedOfTheRulesOfABucket() {
        Value rule = Value.fields(
                "ID",
                "all",
                "Status",
                "Enabled",
                "Filter",
                Value.fields("Prefix", ""),
                "Expiration",
                Value.fields("Days", 3));
        assertThatThrownBy(() -> update("s3_bucket.vault", "Lifecycle", Value.items(List.of(rule))))
                .isInstanceOf(ProviderException.class)
                .hasMessage("Rule.NewSetting");
        assertThat(world.changingCalls()).isEmpty();
    }
}
