package livestream.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.ProviderException;
import livestream.engine.Resource;
import livestream.engine.ResourceType;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.providers.life.World;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind promises, held by every kind in the register, against the simulator. */
class ResourceTypeContractTest {
    private static final String ALL_KINDS = """
            version: 1
            name: news
            region: us-west-2
            channels:
              news:
                mediapackage:
                  endpoints: [hls]
                  cdnAuthorization: create
              arena:
                mediastore:
                  path: /live
                  access: referer
                  lifecycle: { "live/*.ts": 5m }
                  metrics: true
              vault:
                s3: { prefix: vault, expireAfter: 2d }
            distribution:
              functions: { manifest: { viewerRequest: functions/token.js } }
              viewerAccess: { signed: cookies, keyGroup: { publicKeys: [keys/one.pem] } }
            """;

    static Stream<Address> one() {
        return Stream.of(
                        "cloudfront_cache_policy.manifest",
                        "cloudfront_response_headers_policy.cors",
                        "cloudfront_origin_access_control.s3",
                        "cloudfront_public_key.one-b68484",
                        "cloudfront_key_group.viewers",
                        "cloudfront_function.token",
                        "cloudfront_distribution.main",
                        "mediapackage_channel.news",
                        "mediapackage_origin_endpoint.news/hls",
                        "mediastore_container.arena",
                        "mediastore_container_policy.arena",
                        "s3_bucket.vault",
                        "s3_bucket_policy.vault",
                        "secretsmanager_secret.cdn",
                        "iam_role.cdn")
                .map(Address::parse);
    }

    /** For tests that leave it as it is. */
    private static World standing;

    /** Everything was there once. */
    private static World destroyed;

    private static State before;

    @BeforeAll
    static void apply() {
        standing = applied();
        destroyed = applied();
        before = destroyed.state();
        assertThat(destroyed.destroy().complete()).isTrue();
    }

    @AfterAll
    static void close() {
        standing.close();
        destroyed.close();
    }

    private static World applied() {
        World world = new World();
        world.write(ALL_KINDS);
        assertThat(world.apply().complete()).isTrue();
        return world;
    }

    private static ResourceState recorded(World world, Address address) {
        return Objects.requireNonNull(world.state().resources().get(address), address.toString());
    }

    @ParameterizedTest
    @MethodSource("one")
    void readsBackWhatWasCreated(Address address) {
        Plan plan = standing.plan();
        assertThat(plan.changes())
                .filteredOn(change -> change.address().equals(address))
                .allMatch(change -> change instanceof Change.NoOp);
    }

    @ParameterizedTest
    @MethodSource("one")
    void readingChangesNothing(Address address) {
        standing.changingCalls();
        ResourceType type = standing.catalog().type(address.type());
        String id = recorded(standing, address).id();
        Observation first = type.observe(List.of(id)).get(id);
        Observation second = type.observe(List.of(id)).get(id);
        assertThat(second).isEqualTo(first);
        assertThat(standing.changingCalls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("one")
    void isFoundByItsIdentity(Address address) {
        String token = "livestream:" + standing.state().lineage() + ":" + address + ":";
        ResourceType type = standing.catalog().type(address.type());
        ResourceState recorded = recorded(standing, address);
        String identity = type.identity(recorded.inputs(), token);
        if (identity.equals(token)) {
            // The serial of the intent is part of the token; the creates of a run try few.
            assertThat(Stream.iterate(0, serial -> serial + 1)
                            .limit(40)
                            .map(serial -> type.find(token + serial))
                            .filter(java.util.Optional::isPresent)
                            .map(java.util.Optional::get))
                    .containsExactly(recorded.id());
        } else {
            assertThat(type.find(identity)).contains(recorded.id());
        }
        assertThat(type.find("no-such-thing")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("one")
    void updatingToTheSameLeavesItTheSame(Address address) {
        ResourceType type = standing.catalog().type(address.type());
        ResourceState recorded = recorded(standing, address);
        Present before = (Present)
                Objects.requireNonNull(type.observe(List.of(recorded.id())).get(recorded.id()));
        Resource desired = Objects.requireNonNull(standing.expand().get(address));
        Present after = type.update(recorded.id(), recorded.inputs(), withSecrets(standing, desired, recorded));
        assertThat(after.properties()).isEqualTo(before.properties());
        assertThat(after.outputs()).isEqualTo(before.outputs());
    }

    /** What is recorded holds the answer to every reference; secrets are read from AWS again. */
    private static Value.Fields withSecrets(World world, Resource desired, ResourceState recorded) {
        return world.plan().changes().stream()
                .filter(change -> change.address().equals(recorded.address()))
                .map(change -> Objects.requireNonNull(change.desired()).inputs())
                .findFirst()
                .orElse(desired.inputs());
    }

    @ParameterizedTest
    @MethodSource("one")
    void isAbsentAfterDeletesAndDeletingAgainIsFine(Address address) {
        String id = Objects.requireNonNull(before.resources().get(address)).id();
        ResourceType type = destroyed.catalog().type(address.type());
        assertThat(type.observe(List.of(id)).get(id)).isInstanceOf(Observation.Absent.class);
        type.delete(id);
        assertThat(destroyed.simulator().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("one")
    void makesNoSecondOneOfTheSameIdentity(Address address) {
        try (World world = applied()) {
            ResourceType type = world.catalog().type(address.type());
            ResourceState recorded = recorded(world, address);
            Value.Fields inputs =
                    withSecrets(world, Objects.requireNonNull(world.expand().get(address)), recorded);
            String identity = type.identity(inputs, "a-token");
            if (identity.equals("a-token")) {
                type.create(identity, anotherOne(inputs));
            }
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> type.create(identity, inputs)))
                    .isInstanceOf(ProviderException.class)
                    .satisfies(refused ->
                            assertThat(((ProviderException) refused).answered()).isTrue());
        }
    }

    private static Value.Fields anotherOne(Value.Fields inputs) {
        Value.Fields another = inputs.with("Comment", Value.text("another one"));
        return inputs.get("Name") == null ? another : another.with("Name", Value.text("another-one"));
    }

    @ParameterizedTest
    @MethodSource("one")
    void saysWhatViewersNoticeWhenItGoes(Address address) {
        try (World world = new World()) {
            Impacts impacts = world.catalog().type(address.type()).facts().impacts();
            assertThat(impacts.deleted()).isNotEqualTo(Impact.UNKNOWN);
            assertThat(impacts.replaced()).isNotEqualTo(Impact.UNKNOWN);
        }
    }

    @ParameterizedTest
    @MethodSource("one")
    void showsNoSecret(Address address) {
        ResourceState recorded = recorded(standing, address);
        ResourceType type = standing.catalog().type(address.type());
        Observation seen = type.observe(List.of(recorded.id())).get(recorded.id());
        String secret = contentOfTheSecret(standing);
        assertThat(String.valueOf(seen)).doesNotContain(secret);
        assertThat(recorded.toString()).doesNotContain(secret);
        assertThat(standing.planText()).doesNotContain(secret);
        assertThat(standing.simulator().calls().toString()).doesNotContain(secret);
    }

    /** Asked of AWS: the state keeps no more of it than a fingerprint. */
    private static String contentOfTheSecret(World world) {
        Address address = Address.parse("secretsmanager_secret.cdn");
        String id = recorded(world, address).id();
        Present present = (Present) Objects.requireNonNull(
                world.catalog().type(address.type()).observe(List.of(id)).get(id));
        return ((Value.Secret) Objects.requireNonNull(present.outputs().get("Value"))).reveal();
    }
}
