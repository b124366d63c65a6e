package livestream.state;

import java.time.Instant;
import livestream.schema.Address;
import livestream.schema.Value;

/**
 * A create that is about to be asked for. It is on disk before the call is made, so that a run that dies in between leaves
 * behind how to find what it may have made.
 *
 * @param identity by what AWS can be asked for it: a name, an id, or a token that the create carries
 * @param inputs what AWS is told, so that what the file no longer says by then can be taken back
 */
public record CreateIntent(Address address, String identity, Value.Fields inputs, Instant since) {}
