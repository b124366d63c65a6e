package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.distribution;
import static livestream.simulator.Samples.publicKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateKeyGroupResponse;
import software.amazon.awssdk.services.cloudfront.model.CreatePublicKeyResponse;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.PublicKeyConfig;

class KeyGroupTest {

    private final Clients clients = Clients.inMemory();
    private final CloudFrontClient client = clients.cloudFront();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void answersAKeyAsItWasWrittenWithALineBreakAtItsEnd() {
        PublicKeyConfig config =
                config("one").encodedKey(publicKey("RSA", 2048).strip()).build();
        String id = client.createPublicKey(c -> c.publicKeyConfig(config))
                .publicKey()
                .id();
        assertThat(client.getPublicKeyConfig(g -> g.id(id)).publicKeyConfig())
                .isEqualTo(config.toBuilder()
                        .encodedKey(config.encodedKey() + "\n")
                        .build());
        assertThat(client.listPublicKeys(l -> {}).publicKeyList().items())
                .extracting(key -> key.id() + " " + key.name())
                .containsExactly(id + " one");
    }

    @ParameterizedTest(name = "{0} of {1} bits: {2}")
    @CsvSource({
        "RSA, 2048, not refused",
        "EC, 256, not refused",
        "RSA, 1024, InvalidArgument 400",
        "EC, 384, InvalidArgument 400"
    })
    void takesTheKeysThatCanSign(String algorithm, int bits, String expected) {
        PublicKeyConfig config =
                config("one").encodedKey(publicKey(algorithm, bits)).build();
        assertThat(refusal(() -> client.createPublicKey(c -> c.publicKeyConfig(config))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no PEM at all", "-----BEGIN PUBLIC KEY-----\nQUJD\n-----END PUBLIC KEY-----"})
    void refusesWhatIsNoKey(String text) {
        PublicKeyConfig config = config("one").encodedKey(text).build();
        assertThat(refusal(() -> client.createPublicKey(c -> c.publicKeyConfig(config))))
                .isEqualTo("InvalidArgument 400");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void takesNeitherAReferenceNorANameTwice() {
        PublicKeyConfig first = config("one").build();
        client.createPublicKey(c -> c.publicKeyConfig(first));
        assertThat(refusal(() -> client.createPublicKey(c -> c.publicKeyConfig(first))))
                .isEqualTo("PublicKeyAlreadyExists 409");
        assertThat(refusal(() -> client.createPublicKey(c ->
                        c.publicKeyConfig(config("two").callerReference("one").build()))))
                .isEqualTo("PublicKeyAlreadyExists 409");
        assertThat(refusal(() -> client.createPublicKey(
                        c -> c.publicKeyConfig(config("two").name("one").build()))))
                .isEqualTo("PublicKeyAlreadyExists 409");
    }

    @Test
    void changesNothingOfAKeyButItsComment() {
        PublicKeyConfig config = config("one").build();
        CreatePublicKeyResponse made = client.createPublicKey(c -> c.publicKeyConfig(config));
        String id = made.publicKey().id();
        for (PublicKeyConfig changed : List.of(
                config.toBuilder().name("other").build(),
                config.toBuilder().callerReference("other").build(),
                config.toBuilder().encodedKey(publicKey("EC", 256)).build())) {
            assertThat(refusal(() -> client.updatePublicKey(
                            u -> u.id(id).ifMatch(made.eTag()).publicKeyConfig(changed))))
                    .isEqualTo("CannotChangeImmutablePublicKeyFields 400");
        }
        client.updatePublicKey(u -> u.id(id)
                .ifMatch(made.eTag())
                .publicKeyConfig(config.toBuilder().comment("new").build()));
        assertThat(client.getPublicKey(g -> g.id(id))
                        .publicKey()
                        .publicKeyConfig()
                        .comment())
                .isEqualTo("new");
        assertThat(refusal(() -> client.deletePublicKey(d -> d.id(id).ifMatch(made.eTag()))))
                .isEqualTo("PreconditionFailed 412");
    }

    @Test
    void keepsAKeyWhileAGroupHasItAndAGroupWhileADistributionTrustsIt() {
        CreatePublicKeyResponse key =
                client.createPublicKey(c -> c.publicKeyConfig(config("one").build()));
        String keyId = key.publicKey().id();
        CreateKeyGroupResponse group = group("viewers", keyId);
        String groupId = group.keyGroup().id();
        Distribution distribution = client.createDistribution(c -> c.distributionConfig(distribution("d")
                        .enabled(false)
                        .defaultCacheBehavior(b -> b.targetOriginId("main")
                                .viewerProtocolPolicy("https-only")
                                .cachePolicyId(Samples.CACHING_OPTIMIZED)
                                .trustedKeyGroups(
                                        t -> t.enabled(true).quantity(1).items(groupId)))
                        .build()))
                .distribution();
        assertThat(distribution.activeTrustedKeyGroups().enabled()).isTrue();
        assertThat(distribution.activeTrustedKeyGroups().items())
                .singleElement()
                .satisfies(active -> {
                    assertThat(active.keyGroupId()).isEqualTo(groupId);
                    assertThat(active.keyPairIds().items()).containsExactly(keyId);
                });
        assertThat(client.listDistributionsByKeyGroup(l -> l.keyGroupId(groupId))
                        .distributionIdList()
                        .items())
                .containsExactly(distribution.id());
        assertThat(refusal(() -> client.deletePublicKey(d -> d.id(keyId).ifMatch(key.eTag()))))
                .isEqualTo("PublicKeyInUse 409");
        assertThat(refusal(() -> client.deleteKeyGroup(d -> d.id(groupId).ifMatch(group.eTag()))))
                .isEqualTo("ResourceInUse 409");

        client.deleteDistribution(d -> d.id(distribution.id())
                .ifMatch(client.getDistribution(g -> g.id(distribution.id())).eTag()));
        client.deleteKeyGroup(d -> d.id(groupId).ifMatch(group.eTag()));
        client.deletePublicKey(d -> d.id(keyId).ifMatch(key.eTag()));
        assertThat(refusal(() -> client.getKeyGroup(g -> g.id(groupId)))).isEqualTo("NoSuchResource 404");
        assertThat(refusal(() -> client.getPublicKey(g -> g.id(keyId)))).isEqualTo("NoSuchPublicKey 404");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void changesAGroup() {
        String first = key("one");
        String second = key("two");
        CreateKeyGroupResponse group = group("viewers", first);
        String id = group.keyGroup().id();
        var changed = client.updateKeyGroup(u -> u.id(id)
                .ifMatch(group.eTag())
                .keyGroupConfig(k -> k.name("viewers").comment("both").items(second, first)));
        assertThat(client.getKeyGroupConfig(g -> g.id(id)).keyGroupConfig())
                .isEqualTo(changed.keyGroup().keyGroupConfig())
                .satisfies(config -> assertThat(config.items()).containsExactly(second, first));
        assertThat(client.listKeyGroups(l -> {}).keyGroupList().items())
                .extracting(summary -> summary.keyGroup().keyGroupConfig().comment())
                .containsExactly("both");
    }

    @Test
    void refusesBadGroups() {
        String key = key("one");
        group("viewers", key);
        assertThat(refusal(() -> group("viewers", key))).isEqualTo("KeyGroupAlreadyExists 409");
        assertThat(refusal(() -> group("others", "K0"))).isEqualTo("InvalidArgument 400");
        assertThat(refusal(() -> group("others", key, key))).isEqualTo("InvalidArgument 400");
        String[] six = IntStream.range(0, 6).mapToObj(i -> key("more" + i)).toArray(String[]::new);
        assertThat(refusal(() -> group("others", six))).isEqualTo("TooManyPublicKeysInKeyGroup 400");
    }

    private CreateKeyGroupResponse group(String name, String... keys) {
        return client.createKeyGroup(c -> c.keyGroupConfig(k -> k.name(name).items(keys)));
    }

    private String key(String name) {
        return client.createPublicKey(c -> c.publicKeyConfig(config(name).build()))
                .publicKey()
                .id();
    }

    private static PublicKeyConfig.Builder config(String name) {
        return PublicKeyConfig.builder()
                .callerReference(name)
                .name(name)
                .comment("")
                .encodedKey(publicKey("RSA", 2048));
    }
}
