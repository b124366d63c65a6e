package livestream.schema;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user wants a plan to keep its hands off.
 *
 * @param preventDestroy addresses that no plan may delete or replace; may hold {@code *}
 * @param ignoreChanges members whose changes are nobody's business: an address, a dot and the path that a plan prints
 * @param place also where each item stands, as {@code preventDestroy.ITEM} and {@code ignoreChanges.ITEM}
 */
public record LifecycleWish(List<String> preventDestroy, List<String> ignoreChanges, Place place) {
    public LifecycleWish {
        preventDestroy = List.copyOf(preventDestroy);
        ignoreChanges = List.copyOf(ignoreChanges);
    }

    /** Whether some item of {@code preventDestroy} names it. */
    public boolean protects(Address address) {
        return preventDestroy.stream().anyMatch(item -> names(item, address));
    }

    /** Whether an item of {@code preventDestroy} names an address, or that of which it is a later one. */
    public static boolean names(String item, Address address) {
        String pattern = Stream.of(item.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return address.toString().matches(pattern + "(@.*)?");
    }
}
