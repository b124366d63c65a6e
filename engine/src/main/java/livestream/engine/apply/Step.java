package livestream.engine.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Resource;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.schema.Address;
import livestream.state.DependencyIndex;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work of an apply, and the steps that must be done before it.
 *
 * <p>A resource is made after those that it refers to. A change that would turn away those that refer to it comes after them, and
 * what lets in whom it refers to is there before that one changes, and goes afterwards. A resource is removed after everything that
 * referred to it has let go and settled; a replacement, whose name is the same, is removed first and made then.
 */
final class Step {
    private final Change change;
    private final boolean removes;
    private final Facts facts;
    private final List<Step> after = new ArrayList<>();
    private final List<Step> before = new ArrayList<>();
    private @Nullable Duration remaining;

    private Step(Change change, boolean removes, Catalog catalog) {
        this.change = change;
        this.removes = removes;
        this.facts = catalog.type(change.address().type()).facts();
    }

    /** The steps that carry a plan out. */
    static List<Step> of(Plan plan, State state, Catalog catalog) {
        Map<Address, Step> makes = new LinkedHashMap<>();
        Map<Address, Step> removes = new LinkedHashMap<>();
        for (Change change : plan.changes()) {
            if (change instanceof Change.Delete || change instanceof Change.Replace) {
                removes.put(change.address(), new Step(change, true, catalog));
            }
            if (!(change instanceof Change.Delete)) {
                makes.put(change.address(), new Step(change, false, catalog));
            }
        }
        makes.forEach((address, make) -> {
            make.waitFor(removes.get(address));
            Resource desired = make.change.desired();
            if (desired != null) {
                desired.dependsOn().forEach(target -> make.refersTo(makes.get(target)));
            }
        });
        DependencyIndex dependencyIndex = new DependencyIndex(state);
        List<Step> settling = makes.values().stream().filter(Step::isSettling).toList();
        removes.forEach((address, remove) -> {
            if (remove.change instanceof Change.Delete) {
                for (ResourceState dependent : dependencyIndex.of(address)) {
                    remove.waitFor(makes.get(dependent.address()));
                    remove.waitFor(removes.get(dependent.address()));
                }
                settling.forEach(remove::waitFor);
                ResourceState letting = state.resources().get(address);
                if (letting != null) {
                    letting.dependsOn().forEach(target -> remove.outlasts(makes.get(target)));
                }
            }
        });
        // After all else: a replacement must not wait for something that waits for it.
        removes.forEach((address, remove) -> {
            for (ResourceState dependent : dependencyIndex.of(address)) {
                Step goes = removes.get(dependent.address());
                if (remove.change instanceof Change.Replace && goes != null && !goes.needs(remove, new HashSet<>())) {
                    remove.waitFor(goes);
                }
            }
        });
        List<Step> steps = new ArrayList<>(removes.values());
        steps.addAll(makes.values());
        return steps;
    }

    /** Whether AWS still works on an earlier change, which may be how it lets go of something. */
    private boolean isSettling() {
        Observation.Present observed = change instanceof Change.NoOp noOp
                ? noOp.observed()
                : change instanceof Change.Update update ? update.observed() : null;
        return observed != null && observed.readiness() instanceof Observation.Readiness.Settling;
    }

    private boolean needs(Step other, Set<Step> seen) {
        return this == other || (seen.add(this) && after.stream().anyMatch(earlier -> earlier.needs(other, seen)));
    }

    /**
     * What is referred to comes first, unless its change turns away whoever refers to it as it is now, or may need to be let in by
     * whoever refers to it.
     */
    private void refersTo(@Nullable Step target) {
        if (target != null && (target.tightens() || admits(target))) {
            target.waitFor(this);
        } else {
            waitFor(target);
        }
    }

    /** What lets somebody in is there until that one has changed. */
    private void outlasts(@Nullable Step target) {
        if (target != null && admits(target)) {
            waitFor(target);
        }
    }

    /** Whether it lets another one in that is there already, with all that a grant needs to know of it. */
    private boolean admits(Step target) {
        return facts.admitting().contains(target.change.address().type())
                && (target.change instanceof Change.Update || target.change instanceof Change.NoOp);
    }

    private boolean tightens() {
        return change instanceof Change.Update update && update.tightens(facts);
    }

    private void waitFor(@Nullable Step earlier) {
        if (earlier != null) {
            after.add(earlier);
            earlier.before.add(this);
        }
    }

    Change change() {
        return change;
    }

    /** Whether this step removes; otherwise it makes, changes or keeps. */
    boolean removes() {
        return removes;
    }

    /** What it does to its resource. */
    Action action() {
        if (removes) {
            return Action.DELETE;
        } else if (change instanceof Change.Create || change instanceof Change.Replace) {
            return Action.CREATE;
        } else if (change instanceof Change.Update) {
            return Action.UPDATE;
        } else if (change instanceof Change.Forget) {
            return Action.FORGET;
        }
        return change instanceof Change.Adopt ? Action.ADOPT : Action.KEEP;
    }

    /** Whether it takes AWS, and with it time; the rest is no news to anybody. */
    private boolean isNews() {
        if (change instanceof Change.NoOp noOp) {
            return mustSettle() && !(noOp.observed().readiness() instanceof Observation.Readiness.Ready);
        } else if (change instanceof Change.Forget forget) {
            return forget.mayStillCome();
        }
        return !(change instanceof Change.Retain);
    }

    /** What there is to tell of these before any begins. */
    static List<Event.Scheduled> news(List<Step> steps) {
        Map<Step, Set<Address>> known = new HashMap<>();
        return steps.stream()
                .filter(Step::isNews)
                .map(step -> new Event.Scheduled(
                        step.change.address(), step.action(), step.awaits(known), step.mustSettle()))
                .toList();
    }

    /** What it waits for that is news, also through what is none. */
    private Set<Address> awaits(Map<Step, Set<Address>> known) {
        Set<Address> found = known.get(this);
        if (found == null) {
            found = new LinkedHashSet<>();
            for (Step earlier : after) {
                found.addAll(earlier.isNews() ? Set.of(earlier.change.address()) : earlier.awaits(known));
            }
            known.put(this, found);
        }
        return found;
    }

    /** What must be done, and have settled, before this may begin. */
    List<Step> after() {
        return after;
    }

    /** What may begin when this and whatever else it waits for are done. */
    List<Step> before() {
        return before;
    }

    /**
     * For how long at most this and what waits for it will take, each at its kind's deadline: what is on the way to a
     * distribution is on the longest way.
     */
    Duration remaining() {
        Duration known = remaining;
        if (known == null) {
            known = before.stream()
                    .map(Step::remaining)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO)
                    .plus(facts.deadline());
            remaining = known;
        }
        return known;
    }

    /** The service that it asks. */
    String service() {
        return service(change.address());
    }

    /** The service of a resource, with which the name of its kind begins. */
    static String service(Address address) {
        String type = address.type();
        int end = type.indexOf('_');
        return end < 0 ? type : type.substring(0, end);
    }

    /** Whether it is not enough that AWS accepted the call: somebody waits for it to have taken effect. */
    boolean mustSettle() {
        Resource desired = change.desired();
        return !before.isEmpty() || desired == null || desired.awaited();
    }
}
