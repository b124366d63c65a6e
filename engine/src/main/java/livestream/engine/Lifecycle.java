package livestream.engine;

import java.util.List;

/**
 * What a plan keeps its hands off of one resource.
 *
 * @param preventDestroy whether no plan may delete or replace it, from the next apply until one that lifts it
 * @param ignoreChanges members that stay as AWS has them
 */
public record Lifecycle(boolean preventDestroy, List<MemberPath> ignoreChanges) {
    /** A plan may do with it what it must. */
    public static final Lifecycle FREE = new Lifecycle(false, List.of());

    public Lifecycle {
        ignoreChanges = List.copyOf(ignoreChanges);
    }
}
