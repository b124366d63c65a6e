package livestream.state.encryption;

import java.io.IOException;
import java.util.SortedMap;

/** Where the key of a state comes from: a passphrase, or a service that keeps keys. */
public interface KeyProvider {

    /** What a reader calls it, as in {@code passphrase}; stands in the clear beside what was encrypted. */
    String method();

    /** A new key for data. */
    DataKey create() throws IOException;

    /**
     * The key of data again.
     *
     * @param kept what {@link DataKey#kept()} said, which stands beside the data
     * @throws DecryptionException when it is known already that it is another
     */
    DataKey open(SortedMap<String, String> kept) throws IOException, DecryptionException;
}
