package livestream.providers.expand;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import livestream.schema.Address;
import livestream.schema.Value;

/**
 * What the distributions of a file have in common where it would be equal: an account has room for twenty policies of a kind
 * and ten key groups (CloudFront quotas).
 *
 * @param cachePolicies those that were made, by what they say
 * @param corsPolicies the same of response headers policies
 * @param full of which distributions alike it was said that one has too many behaviours
 */
record SharedResources(
        EdgeFunctionResources code,
        ViewerKeys keys,
        Map<Value, Address> cachePolicies,
        Map<Value, Address> corsPolicies,
        Set<String> full) {

    /** Nothing was made yet. */
    static SharedResources of(ExpansionContext context) {
        return new SharedResources(
                new EdgeFunctionResources(context),
                new ViewerKeys(context),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new HashSet<>());
    }
}
