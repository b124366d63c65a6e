package livestream.schema;

import java.util.List;

/**
 * What the user wants a plan to keep its hands off.
 *
 * @param preventDestroy addresses that no plan may delete or replace; may hold {@code *}, as a {@link Wildcard} does
 * @param ignoreChanges members whose changes are nobody's business: an address, a dot and the path that a plan prints
 * @param place also where each item stands, as {@code preventDestroy.ITEM} and {@code ignoreChanges.ITEM}
 */
public record LifecycleSettings(List<String> preventDestroy, List<String> ignoreChanges, KeySpans place) {
    public LifecycleSettings {
        preventDestroy = List.copyOf(preventDestroy);
        ignoreChanges = List.copyOf(ignoreChanges);
    }

    /** Whether some item of {@code preventDestroy} names it. */
    public boolean protects(Address address) {
        return preventDestroy.stream().anyMatch(item -> names(item, address));
    }

    /** Whether an item of {@code preventDestroy} names an address, or that of which it is a later one. */
    public static boolean names(String item, Address address) {
        Wildcard wildcard = new Wildcard(item);
        String text = address.toString();
        int later = text.indexOf('@');
        return wildcard.matches(text) || later >= 0 && wildcard.matches(text.substring(0, later));
    }
}
