package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What CloudFront refuses of the names under which viewers ask for a distribution. Source: CloudFront developer guide. */
final class AliasRules {

    private static final int ALIASES = 100;
    private static final Pattern ALIAS = Pattern.compile("(\\*\\.)?(?:[a-z0-9_-]+\\.)++[a-z0-9-]+");

    private final ReferenceIndex referenceIndex;

    AliasRules(ReferenceIndex referenceIndex) {
        this.referenceIndex = referenceIndex;
    }

    /** Refuses aliases of a configuration; the id is that of the distribution which is updated, empty for a new one. */
    void check(ObjectNode config, String id) {
        List<String> aliases = QuantityLists.words(config, "Aliases");
        if (aliases.size() > ALIASES) {
            throw Errors.refusal("TooManyDistributionCNAMEs");
        }
        Set<String> taken = new HashSet<>();
        for (ObjectNode other : referenceIndex.distributions()) {
            if (!QuantityLists.text(other, "Id").equals(id)) {
                QuantityLists.words(other.path("DistributionConfig"), "Aliases")
                        .forEach(alias -> taken.add(alias.toLowerCase(Locale.ROOT)));
            }
        }
        Set<String> seen = new HashSet<>();
        for (String alias : aliases) {
            String lower = alias.toLowerCase(Locale.ROOT);
            if (!ALIAS.matcher(lower).matches() || !seen.add(lower)) {
                throw Errors.invalid("The parameter CNAME contains one or more parameters that are not valid.");
            }
            if (taken.contains(lower)) {
                throw Errors.refusal("CNAMEAlreadyExists");
            }
        }
    }
}
