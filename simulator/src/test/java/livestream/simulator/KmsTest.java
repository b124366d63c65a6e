package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;

class KmsTest {

    private static final Map<String, String> CONTEXT = Map.of("lineage", "one", "serial", "7");
    private static final SdkBytes TEXT = SdkBytes.fromUtf8String("do-not-tell");

    private final SettableClock clock = new SettableClock();
    private final Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock));
    private final KmsClient client = clients.kms();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        clients.close();
    }

    private KeyMetadata key() {
        return client.createKey(k -> k.description("state")).keyMetadata();
    }

    private EncryptResponse encrypt(String key) {
        return client.encrypt(e -> e.keyId(key).plaintext(TEXT).encryptionContext(CONTEXT));
    }

    @Test
    void describesAKeyByEachOfItsNames() {
        KeyMetadata key = key();
        client.createAlias(a -> a.aliasName("alias/state").targetKeyId(key.keyId()));
        assertThat(key.arn()).isEqualTo("arn:aws:kms:us-west-2:123456789012:key/" + key.keyId());
        for (String name :
                new String[] {key.keyId(), key.arn(), "alias/state", "arn:aws:kms:us-west-2:123456789012:alias/state"
                }) {
            KeyMetadata read = client.describeKey(d -> d.keyId(name)).keyMetadata();
            assertThat(read).isEqualTo(key);
        }
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(key.creationDate()).isEqualTo(clock.instant());
        assertThat(key.currentKeyMaterialId()).matches("[0-9a-f]{64}");
        assertThat(key.toString()).doesNotContain(" Material=", "(Material=");
    }

    @Test
    void listsAliasesByPageAndKey() {
        String one = key().keyId();
        String two = key().keyId();
        for (String name : new String[] {"a", "b", "c"}) {
            client.createAlias(a -> a.aliasName("alias/" + name).targetKeyId(name.equals("c") ? two : one));
        }
        assertThat(client.listAliasesPaginator(l -> l.limit(2)).aliases())
                .extracting(AliasListEntry::aliasName)
                .containsExactly(
                        "alias/a",
                        "alias/b",
                        "alias/c",
                        "alias/aws/acm",
                        "alias/aws/s3",
                        "alias/aws/secretsmanager",
                        "alias/aws/ssm");
        assertThat(client.listAliases(l -> l.keyId(two)).aliases())
                .extracting(AliasListEntry::targetKeyId)
                .containsExactly(two);
        client.deleteAlias(a -> a.aliasName("alias/c"));
        assertThat(client.listAliases(l -> l.keyId(two)).aliases()).isEmpty();
    }

    @Test
    void decryptsWhatItEncryptedAndTellsTheKey() {
        KeyMetadata key = key();
        EncryptResponse sealed = encrypt(key.keyId());
        assertThat(sealed.keyId()).isEqualTo(key.arn());
        assertThat(sealed.ciphertextBlob().asByteArray()).isNotEqualTo(TEXT.asByteArray());
        assertThat(encrypt(key.keyId()).ciphertextBlob()).isNotEqualTo(sealed.ciphertextBlob());
        var opened =
                client.decrypt(d -> d.ciphertextBlob(sealed.ciphertextBlob()).encryptionContext(CONTEXT));
        assertThat(opened.plaintext()).isEqualTo(TEXT);
        assertThat(opened.keyId()).isEqualTo(key.arn());
    }

    @Test
    void generatesDataKeysThatItCanDecrypt() {
        String key = key().keyId();
        GenerateDataKeyResponse made = client.generateDataKey(
                g -> g.keyId(key).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));
        assertThat(made.plaintext().asByteArray()).hasSize(32);
        assertThat(client.decrypt(d -> d.keyId(key)
                                .ciphertextBlob(made.ciphertextBlob())
                                .encryptionContext(CONTEXT))
                        .plaintext())
                .isEqualTo(made.plaintext());
        GenerateDataKeyResponse other = client.generateDataKey(g -> g.keyId(key).numberOfBytes(16));
        assertThat(other.plaintext().asByteArray()).hasSize(16);
        assertThat(refusal(() -> client.generateDataKey(g -> g.keyId(key)))).isEqualTo("ValidationException 400");
    }

    @Test
    void refusesAWrongContextAWrongKeyAndAChangedText() {
        KeyMetadata key = key();
        KeyMetadata other = key();
        SdkBytes sealed = encrypt(key.keyId()).ciphertextBlob();
        assertThat(refusal(() -> client.decrypt(
                        d -> d.ciphertextBlob(sealed).encryptionContext(Map.of("lineage", "one", "serial", "8")))))
                .isEqualTo("InvalidCiphertextException 400");
        assertThat(refusal(() -> client.decrypt(d -> d.ciphertextBlob(sealed))))
                .isEqualTo("InvalidCiphertextException 400");
        assertThat(refusal(() -> client.decrypt(
                        d -> d.keyId(other.arn()).ciphertextBlob(sealed).encryptionContext(CONTEXT))))
                .isEqualTo("IncorrectKeyException 400");
        byte[] changed = sealed.asByteArray();
        changed[changed.length - 1] ^= 1;
        assertThat(refusal(() -> client.decrypt(
                        d -> d.ciphertextBlob(SdkBytes.fromByteArray(changed)).encryptionContext(CONTEXT))))
                .isEqualTo("InvalidCiphertextException 400");
        assertThat(refusal(() -> client.decrypt(d -> d.ciphertextBlob(TEXT))))
                .isEqualTo("InvalidCiphertextException 400");
    }

    @Test
    void usesNoKeyThatIsDisabled() {
        String key = key().keyId();
        SdkBytes sealed = encrypt(key).ciphertextBlob();
        client.disableKey(d -> d.keyId(key));
        assertThat(refusal(() -> encrypt(key))).isEqualTo("DisabledException 400");
        assertThat(refusal(() -> client.decrypt(d -> d.ciphertextBlob(sealed).encryptionContext(CONTEXT))))
                .isEqualTo("DisabledException 400");
        client.enableKey(e -> e.keyId(key));
        assertThat(client.decrypt(d -> d.ciphertextBlob(sealed).encryptionContext(CONTEXT))
                        .plaintext())
                .isEqualTo(TEXT);
    }

    @Test
    void deletesAKeyAfterItsWindow() {
        String key = key().keyId();
        client.createAlias(a -> a.aliasName("alias/state").targetKeyId(key));
        assertThat(clients.simulator().isEmpty()).isFalse();
        assertThat(client.scheduleKeyDeletion(s -> s.keyId(key).pendingWindowInDays(7))
                        .deletionDate())
                .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(refusal(() -> encrypt(key))).isEqualTo("KMSInvalidStateException 400");
        client.cancelKeyDeletion(c -> c.keyId(key));
        assertThat(refusal(() -> encrypt("alias/state"))).isEqualTo("DisabledException 400");
        client.scheduleKeyDeletion(s -> s.keyId(key).pendingWindowInDays(7));
        clock.advance(Duration.ofDays(7));
        assertThat(refusal(() -> client.describeKey(d -> d.keyId(key)))).isEqualTo("NotFoundException 400");
        assertThat(client.listAliases(l -> {}).aliases())
                .extracting(AliasListEntry::aliasName)
                .allMatch(name -> name.startsWith("alias/aws/"));
    }

    @Test
    void doesNotCountAKeyThatWaitsForItsDeletion() {
        String key = key().keyId();
        assertThat(clients.simulator().isEmpty()).isFalse();
        client.scheduleKeyDeletion(s -> s.keyId(key));
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "alias/state, AlreadyExistsException 400",
        "state, ValidationException 400",
        "alias/a b, ValidationException 400",
        "alias/aws/s3, InvalidAliasNameException 400"
    })
    void refusesAnAlias(String name, String expected) {
        String key = key().keyId();
        client.createAlias(a -> a.aliasName("alias/state").targetKeyId(key));
        assertThat(refusal(() -> client.createAlias(a -> a.aliasName(name).targetKeyId(key))))
                .isEqualTo(expected);
        assertThat(refusal(() -> client.createAlias(a -> a.aliasName("alias/b").targetKeyId("alias/state"))))
                .isEqualTo("ValidationException 400");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678-1234-1234-1234-123456789012, NotFoundException 400",
        "alias/none, NotFoundException 400",
        "arn:aws:kms:eu-west-1:123456789012:key/x, NotFoundException 400",
        "arn:aws:s3:::x, InvalidArnException 400"
    })
    void findsNoSuchKey(String key, String expected) {
        assertThat(refusal(() -> encrypt(key))).isEqualTo(expected);
    }

    @Test
    void refusesWhatItDoesNotPretend() {
        assertThat(refusal(() -> client.createKey(k -> k.keySpec("RSA_2048"))))
                .isEqualTo("UnsupportedOperationException 400");
        assertThat(refusal(() -> client.createKey(k -> k.multiRegion(true))))
                .isEqualTo("UnsupportedOperationException 400");
        String key = key().keyId();
        assertThat(refusal(
                        () -> client.encrypt(e -> e.keyId(key).plaintext(TEXT).dryRun(true))))
                .isEqualTo("UnsupportedOperationException 400");
        assertThat(refusal(() -> client.encrypt(e -> e.keyId(key).plaintext(SdkBytes.fromByteArray(new byte[4097])))))
                .isEqualTo("ValidationException 400");
        assertThat(refusal(() -> client.listKeys(l -> {}))).isEqualTo("UnknownOperationException 400");
    }

    @Test
    void decryptsAfterARestart() {
        SdkBytes sealed;
        try (Clients first = new Clients(Simulator.Settings.inMemory().withData(directory))) {
            String key = first.kms().createKey(k -> {}).keyMetadata().keyId();
            sealed = first.kms().encrypt(e -> e.keyId(key).plaintext(TEXT)).ciphertextBlob();
        }
        try (Clients second = new Clients(Simulator.Settings.inMemory().withData(directory))) {
            assertThat(second.kms().decrypt(d -> d.ciphertextBlob(sealed)).plaintext())
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void tellsTheKeysOfTwoWorldsApart() {
        String key = key().keyId();
        SdkBytes sealed = encrypt(key).ciphertextBlob();
        try (Clients other = Clients.inMemory()) {
            assertThat(other.kms().createKey(k -> {}).keyMetadata().keyId()).isEqualTo(key);
            assertThat(refusal(() ->
                            other.kms().decrypt(d -> d.ciphertextBlob(sealed).encryptionContext(CONTEXT))))
                    .isEqualTo("InvalidCiphertextException 400");
        }
    }

    @Test
    void refusesTagsNamesAndAliasesThatCannotBe() {
        assertThat(refusal(() -> client.createKey(k -> k.tags(tag("aws:a"))))).isEqualTo("TagException 400");
        assertThat(refusal(() -> client.createKey(k -> k.tags(tag("a"), tag("a")))))
                .isEqualTo("TagException 400");
        assertThat(refusal(() -> client.createKey(k -> k.tags(tag("a".repeat(129))))))
                .isEqualTo("ValidationException 400");
        assertThat(refusal(() -> client.createKey(k -> k.description("a".repeat(8193)))))
                .isEqualTo("ValidationException 400");
        assertThatThrownBy(() -> client.describeKey(k -> k.keyId("fake"))).hasMessageContaining("Invalid keyId 'fake'");
        String key = key().keyId();
        assertThatThrownBy(() -> client.createAlias(a -> a.aliasName("state").targetKeyId(key)))
                .hasMessageContaining("Invalid identifier");
        assertThatThrownBy(() -> client.createAlias(a -> a.aliasName("alias/a!").targetKeyId(key)))
                .hasMessageContaining("'aliasName' failed to satisfy constraint");
    }

    private static Tag tag(String key) {
        return tag(key, "");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().tagKey(key).tagValue(value).build();
    }

    @Test
    void saysNothingOfACiphertextThatIsNone() {
        Raw raw = new Raw(clients.simulator(), "kms", "us-west-2");
        assertThat(raw.send("POST", "/", "{\"CiphertextBlob\": \"AAAA\"}", "X-Amz-Target", "TrentService.Decrypt")
                        .body())
                .isEqualTo("{\"__type\":\"InvalidCiphertextException\"}");
    }

    @Test
    void tagsAKey() {
        String key = key().keyId();
        client.tagResource(t -> t.keyId(key).tags(tag("team", "live"), tag("edition", "one")));
        client.tagResource(t -> t.keyId(key).tags(tag("edition", "two")));
        assertThat(client.listResourceTags(l -> l.keyId(key)).tags())
                .containsExactlyInAnyOrder(tag("team", "live"), tag("edition", "two"));
        assertThat(client.listResourceTagsPaginator(l -> l.keyId(key).limit(1)).tags())
                .hasSize(2);
        client.untagResource(u -> u.keyId(key).tagKeys("team", "none"));
        assertThat(client.listResourceTags(l -> l.keyId(key)).tags()).containsExactly(tag("edition", "two"));
        assertThat(refusal(() -> client.tagResource(t -> t.keyId(key).tags(tag("aws:a", "")))))
                .isEqualTo("TagException 400");
        assertThat(refusal(() -> client.listResourceTags(l -> l.keyId(key).marker("none"))))
                .isEqualTo("InvalidMarkerException 400");
        client.scheduleKeyDeletion(k -> k.keyId(key));
        assertThat(refusal(() -> client.tagResource(t -> t.keyId(key).tags(tag("a", "")))))
                .isEqualTo("KMSInvalidStateException 400");
        assertThat(client.listResourceTags(l -> l.keyId(key)).tags()).hasSize(1);
    }

    @Test
    void countsTheTagsThatAKeyHasAlready() {
        String key = key().keyId();
        for (int i = 0; i < 50; i++) {
            String name = "tag" + i;
            client.tagResource(t -> t.keyId(key).tags(tag(name, "")));
        }
        assertThat(refusal(() -> client.tagResource(t -> t.keyId(key).tags(tag("more", "")))))
                .isEqualTo("TagException 400");
        client.tagResource(t -> t.keyId(key).tags(tag("tag7", "again")));
        assertThat(client.listResourceTags(l -> l.keyId(key)).truncated()).isFalse();
    }

    @Test
    void tellsWhatAKeyIsSetTo() {
        String key = key().keyId();
        client.updateKeyDescription(u -> u.keyId(key).description("secrets"));
        assertThat(client.describeKey(d -> d.keyId(key)).keyMetadata().description())
                .isEqualTo("secrets");
        assertThat(client.getKeyPolicy(g -> g.keyId(key)).policy())
                .contains("\"AWS\" : \"arn:aws:iam::123456789012:root\"");
        assertThat(refusal(() -> client.getKeyPolicy(g -> g.keyId(key).policyName("other"))))
                .isEqualTo("NotFoundException 400");
        assertThat(client.getKeyRotationStatus(g -> g.keyId(key)).keyRotationEnabled())
                .isFalse();
        client.createAlias(a -> a.aliasName("alias/state").targetKeyId(key));
        assertThat(refusal(() -> client.getKeyRotationStatus(g -> g.keyId("alias/state"))))
                .isEqualTo("NotFoundException 400");
    }
}
