package livestream.engine.plan;

import java.util.List;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Observation.Present;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does about one resource. Desired resources have every reference filled in that can be known before the plan
 * is carried out.
 */
public sealed interface Change {

    /** Whom it is about. */
    Address address();

    /** Why, in a few words for a reader. */
    String reason();

    /** What should be there in the end; null when nothing should. */
    @Nullable
    Resource desired();

    /** What is not as it should be, where that was compared. */
    default List<FieldDiff> diffs() {
        return List.of();
    }

    /** What viewers notice of it: the worst of its differences, or what it is in itself. */
    default Impact impact() {
        return Impact.worst(diffs().stream().map(FieldDiff::impact).toList());
    }

    /** What carrying it out does to its protection from being deleted. */
    default Protection protection() {
        return Protection.STAYS;
    }

    /** Whether carrying it out calls AWS. */
    default boolean acts() {
        return true;
    }

    /** What becomes of a thing's protection from being deleted or replaced. */
    enum Protection {
        /** It is protected afterwards as before, or as little. */
        STAYS,
        BEGINS,
        IS_LIFTED;

        private static Protection of(boolean before, Resource desired) {
            boolean after = desired.lifecycle().preventDestroy();
            return before == after ? STAYS : after ? BEGINS : IS_LIFTED;
        }
    }

    /** It is made. */
    record Create(Resource desired, String reason) implements Change {
        @Override
        public Address address() {
            return desired.address();
        }

        @Override
        public Protection protection() {
            return Protection.of(false, desired);
        }
    }

    /** It is changed in place. */
    record Update(Resource desired, ResourceState recorded, Present observed, List<FieldDiff> diffs, String reason)
            implements Change {
        @Override
        public Address address() {
            return desired.address();
        }

        /** Whether it turns away whoever refers to the resource and has not changed yet. */
        public boolean tightens(Facts facts) {
            return diffs.stream().filter(diff -> diff.to() != null).anyMatch(diff -> facts.tightening().stream()
                    .anyMatch(
                            member -> diff.path().equals(member) || diff.path().startsWith(member + ".")));
        }

        @Override
        public Protection protection() {
            return Protection.of(recorded.protectedFromDestroy(), desired);
        }
    }

    /** It is replaced, because some difference cannot be brought about in place. */
    record Replace(
            Resource desired,
            ResourceState recorded,
            Present observed,
            List<FieldDiff> diffs,
            String reason,
            Impact impact)
            implements Change {
        @Override
        public Address address() {
            return desired.address();
        }
    }

    /** It is deleted. */
    record Delete(ResourceState recorded, Present observed, String reason, Impact impact) implements Change {
        @Override
        public @Nullable Resource desired() {
            return null;
        }

        @Override
        public Address address() {
            return recorded.address();
        }
    }

    /** It exists but was not recorded; it is imported, and changed in place where it differs. */
    record Adopt(Resource desired, Present observed, List<FieldDiff> diffs, String reason) implements Change {
        @Override
        public Address address() {
            return desired.address();
        }

        @Override
        public Protection protection() {
            return Protection.of(false, desired);
        }

        @Override
        public boolean acts() {
            return !diffs.isEmpty();
        }
    }

    /**
     * It is recorded but exists no more and is not wanted; the record goes.
     *
     * @param mayStillCome whether it was only begun, so that AWS may show it later
     */
    record Forget(Address address, @Nullable ResourceState recorded, boolean mayStillCome, String reason)
            implements Change {
        @Override
        public @Nullable Resource desired() {
            return null;
        }

        @Override
        public boolean acts() {
            return false;
        }
    }

    /** It is as it should be. */
    record NoOp(Resource desired, ResourceState recorded, Present observed) implements Change {
        @Override
        public Address address() {
            return desired.address();
        }

        @Override
        public Protection protection() {
            return Protection.of(recorded.protectedFromDestroy(), desired);
        }

        @Override
        public String reason() {
            return "as it should be";
        }

        @Override
        public boolean acts() {
            return false;
        }
    }

    /** It is not wanted any more and stays all the same: its protection goes first, or what stays needs it. */
    record Retain(ResourceState recorded, String reason) implements Change {
        @Override
        public @Nullable Resource desired() {
            return null;
        }

        @Override
        public Address address() {
            return recorded.address();
        }

        @Override
        public Protection protection() {
            return recorded.protectedFromDestroy() ? Protection.IS_LIFTED : Protection.STAYS;
        }

        @Override
        public boolean acts() {
            return false;
        }
    }
}
