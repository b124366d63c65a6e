package livestream.providers.cloudfront;

import java.util.HashSet;
import java.util.Set;
import livestream.schema.Value;

/**
 * From which countries a distribution can be watched.
 *
 * @param type {@code none}, {@code whitelist} or {@code blacklist}, as the API calls them
 */
record GeoRestriction(String type, Set<Value> countries) {

    /** That of a distribution; one that says nothing restricts nothing. */
    static GeoRestriction of(Value.Fields distribution) {
        if (distribution.get("Restrictions") instanceof Value.Fields restrictions
                && restrictions.get("GeoRestriction") instanceof Value.Fields restriction) {
            Set<Value> countries =
                    restriction.get("Items") instanceof Value.Items items ? new HashSet<>(items.items()) : Set.of();
            return new GeoRestriction(restriction.text("RestrictionType"), countries);
        }
        return new GeoRestriction("none", Set.of());
    }

    /** Whether whoever can watch under this can also watch under the other. */
    boolean isWithin(GeoRestriction other) {
        return switch (other.type) {
            case "none" -> true;
            case "whitelist" -> type.equals("whitelist") && other.countries.containsAll(countries);
            default ->
                type.equals("blacklist") && countries.containsAll(other.countries)
                        || type.equals("whitelist") && countries.stream().noneMatch(other.countries::contains);
        };
    }
}
