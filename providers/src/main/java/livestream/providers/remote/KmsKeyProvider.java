package livestream.providers.remote;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import livestream.state.encryption.DataKey;
import livestream.state.encryption.DecryptionException;
import livestream.state.encryption.KeyProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * A key of AWS KMS that never leaves it: KMS makes a key for the data and encrypts it, and what it encrypted is kept beside the
 * data (KMS API Reference, GenerateDataKey and Decrypt).
 */
public final class KmsKeyProvider implements KeyProvider {
    private static final String KEY = "key";
    private static final String WRAPPED = "wrapped";

    /** Of {@link DataKeySpec#AES_256}. */
    private static final int KEY_BYTES = 32;

    /** KMS decrypts only with the words that it was given when it encrypted, and logs them. */
    private static final Map<String, String> CONTEXT = Map.of("livestream", "state");

    private final Supplier<KmsClient> client;
    private final String keyId;

    /**
     * @param keyId id, ARN or alias of a symmetric key
     */
    public KmsKeyProvider(Supplier<KmsClient> client, String keyId) {
        this.client = client;
        this.keyId = keyId;
    }

    @Override
    public String method() {
        return "kms";
    }

    @Override
    public DataKey create() throws IOException {
        try {
            GenerateDataKeyResponse made = client.get()
                    .generateDataKey(request ->
                            request.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));
            SortedMap<String, String> kept = new TreeMap<>();
            kept.put(KEY, made.keyId());
            kept.put(
                    WRAPPED,
                    Base64.getEncoder().encodeToString(made.ciphertextBlob().asByteArray()));
            return key(kept, made.plaintext());
        } catch (SdkException e) {
            throw BackendErrors.of("the key " + keyId + " of KMS", e);
        }
    }

    @Override
    public DataKey open(SortedMap<String, String> kept) throws IOException, DecryptionException {
        try {
            byte[] wrapped = Base64.getDecoder().decode(kept.getOrDefault(WRAPPED, ""));
            String key = kept.getOrDefault(KEY, "");
            if (wrapped.length == 0 || key.isEmpty()) {
                throw new DecryptionException("which key of KMS it is encrypted with cannot be read");
            }
            return key(
                    kept,
                    client.get()
                            .decrypt(request -> request.keyId(key)
                                    .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                                    .encryptionContext(CONTEXT))
                            .plaintext());
        } catch (IllegalArgumentException | InvalidCiphertextException | IncorrectKeyException e) {
            throw new DecryptionException("KMS cannot decrypt its key: it was changed, or is of another key of KMS");
        } catch (SdkException e) {
            throw BackendErrors.of("the key " + keyId + " of KMS", e);
        }
    }

    private DataKey key(SortedMap<String, String> kept, SdkBytes plaintext) throws IOException {
        byte[] bytes = plaintext.asByteArray();
        if (bytes.length != KEY_BYTES) {
            throw new IOException(
                    "the key " + keyId + " of KMS: KMS answered a data key of " + bytes.length + " bytes");
        }
        return new DataKey(kept, bytes);
    }
}
