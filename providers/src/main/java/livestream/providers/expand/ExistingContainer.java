package livestream.providers.expand;

import java.util.List;
import livestream.schema.Value;

/**
 * A MediaStore container that AWS has and that this file only uses.
 *
 * @param domain host of its data endpoint
 * @param policy its policy as a tree; without members when it has none
 * @param corsMethods the methods that its CORS rules let web pages use; empty without rules
 */
public record ExistingContainer(
        String name, String arn, String domain, Value.Fields policy, List<String> corsMethods) {}
