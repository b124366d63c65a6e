package livestream.simulator.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import livestream.simulator.http.ServiceError;

/**
 * What KMS gives for a plaintext: AES-GCM, with the key's ARN in front, as KMS tells from a ciphertext alone which key made
 * it. The encryption context is authenticated and not held.
 */
record Ciphertext(String keyArn, byte[] iv, byte[] sealed) {

    private static final int VERSION = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Encrypts. */
    static Ciphertext seal(ObjectNode key, SortedMap<String, String> context, byte[] plaintext) {
        byte[] iv = Keys.random(IV_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, context).doFinal(plaintext);
            return new Ciphertext(key.path("Arn").asText(), iv, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Decrypts; refused when it was made with another key or context, or changed. */
    byte[] open(ObjectNode key, SortedMap<String, String> context) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, context).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw invalid();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Reads what {@link #bytes} wrote; anything else is refused. */
    static Ciphertext read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw invalid();
            }
            String arn = in.readUTF();
            byte[] iv = in.readNBytes(IV_BYTES);
            byte[] sealed = in.readAllBytes();
            if (!arn.startsWith("arn:aws:kms:") || sealed.length < TAG_BITS / 8) {
                throw invalid();
            }
            return new Ciphertext(arn, iv, sealed);
        } catch (IOException e) {
            throw invalid();
        }
    }

    /** As it goes over the wire. */
    byte[] bytes() {
        return written(out -> {
            out.writeByte(VERSION);
            out.writeUTF(keyArn);
            out.write(iv);
            out.write(sealed);
        });
    }

    private static Cipher cipher(int mode, ObjectNode key, byte[] iv, SortedMap<String, String> context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] material;
        try {
            material = key.path("Material").binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(written(out -> {
            // Each with its length, so that no two contexts are written the same.
            for (Map.Entry<String, String> pair : context.entrySet()) {
                out.writeUTF(pair.getKey());
                out.writeUTF(pair.getValue());
            }
        }));
        return cipher;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** KMS says nothing more, so that nobody can learn from it. */
    private static ServiceError invalid() {
        return new ServiceError(400, "InvalidCiphertextException", "");
    }
}
