package livestream.engine.saved;

import livestream.schema.StateSettings;
import org.jspecify.annotations.Nullable;

/**
 * Whose plan it is.
 *
 * @param file the livestream file, as its user named it; secrets and the local state are found beside it
 * @param name the name in the file
 * @param simulated whether AWS was simulated
 * @param state where the state is, in words
 * @param kept how the file says where the state is
 * @param lineage of the state
 * @param begins whether there was no state yet, so that the plan's apply starts one
 * @param account the AWS account that the plan is for; null when nothing was asked and none is pinned
 */
public record PlanOrigin(
        String file,
        String name,
        @Nullable String environment,
        boolean simulated,
        String state,
        StateSettings kept,
        String lineage,
        boolean begins,
        @Nullable String account,
        @Nullable String region) {}
