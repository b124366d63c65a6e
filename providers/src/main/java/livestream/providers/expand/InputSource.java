package livestream.providers.expand;

import java.util.Optional;
import livestream.schema.SecretSource;

/** Texts that a file refers to and that are kept elsewhere. */
public interface InputSource {

    /** The content of a secret, when there is one. */
    Optional<String> secret(SecretSource source);

    /** The content of a file named relative to the livestream file, when it can be read. */
    Optional<String> file(String path);
}
