package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The three parts {@code {HeaderBehavior, Headers}}, {@code {CookieBehavior, Cookies}} and
 * {@code {QueryStringBehavior, QueryStrings}} of cache and origin request policies.
 */
final class NameSets {

    private static final int NAMES = 10;
    private static final int CHARACTERS = 1024;
    private static final Set<String> WITH_NAMES = Set.of("whitelist", "allExcept", "allViewerAndWhitelistCloudFront");

    private NameSets() {}

    /** Leaves empty lists out, as CloudFront does. */
    static void complete(ObjectNode holder) {
        complete(holder, "HeadersConfig", "Headers");
        complete(holder, "CookiesConfig", "Cookies");
        complete(holder, "QueryStringsConfig", "QueryStrings");
    }

    /** Refuses too many names, and lists that do not go with their behaviour. */
    static void check(ObjectNode holder, String policyKind) {
        check(holder, "HeadersConfig", "HeaderBehavior", "Headers", "TooManyHeadersIn" + policyKind);
        check(holder, "CookiesConfig", "CookieBehavior", "Cookies", "TooManyCookiesIn" + policyKind);
        check(
                holder,
                "QueryStringsConfig",
                "QueryStringBehavior",
                "QueryStrings",
                "TooManyQueryStringsIn" + policyKind);
    }

    private static void complete(ObjectNode holder, String part, String list) {
        ObjectNode config = QuantityLists.structure(holder, part);
        if (config.path(list).path("Quantity").asInt() == 0) {
            config.remove(list);
        }
    }

    private static void check(ObjectNode holder, String part, String behavior, String list, String tooMany) {
        ObjectNode config = QuantityLists.structure(holder, part);
        String how = QuantityLists.text(config, behavior);
        List<String> names = QuantityLists.words(config, list);
        if (WITH_NAMES.contains(how) == names.isEmpty()) {
            throw Errors.invalid("The parameter " + list + " does not match " + behavior + " " + how + ".");
        }
        // The header quota is not applied to the list of CloudFront's own headers, which the managed policy exceeds.
        boolean counted = !how.equals("allViewerAndWhitelistCloudFront");
        int characters = names.stream().mapToInt(String::length).sum();
        if (counted && (names.size() > NAMES || characters > CHARACTERS)) {
            throw Errors.refusal(tooMany);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String key = list.equals("Headers") ? name.toLowerCase(Locale.ROOT) : name;
            if (name.isBlank() || !seen.add(key)) {
                throw Errors.invalid("The parameter " + list + " contains an empty or repeated name.");
            }
        }
    }
}
