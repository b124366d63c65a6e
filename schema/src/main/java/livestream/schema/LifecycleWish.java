package livestream.schema;

import java.util.List;

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
}
