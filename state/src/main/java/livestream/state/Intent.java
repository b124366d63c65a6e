package livestream.state;

import java.time.Instant;
import livestream.schema.Address;

/**
 * A create that is about to be asked for. It is on disk before the call is made, so that a run that dies in between leaves
 * behind how to find what it may have made.
 *
 * @param identity by what AWS can be asked for it: a name, an id, or a token that the create carries
 */
public record Intent(Address address, String identity, Instant since) {}
