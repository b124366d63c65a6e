package livestream.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import livestream.engine.Catalog;
import livestream.engine.FieldDiff;
import livestream.engine.MemberPath;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observations;
import livestream.engine.Output;
import livestream.engine.PlanNote;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.plan.OutputChange.Fate;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.DependencyIndex;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/** Decides what to do: a pure function of what is desired, what is recorded and what was observed. */
public final class Planner {
    private static final String STRANGER = "what has its name now is not what an earlier run began to create";
    private static final String DELETED_OUTSIDE = "it was deleted outside livestream";
    private static final String DELETED = "an earlier run deleted it";
    private static final String CUT_OFF = "an earlier run was cut off while creating it";

    private final Catalog catalog;
    private final State state;
    private final DependencyIndex dependencyIndex;
    private final Observations observations;
    private final ReferenceResolver resolver = new ReferenceResolver();
    private final ViewerImpact viewers;
    private final Set<Address> replaced;
    private final List<PlanNote> notes = new ArrayList<>();
    private final Set<Address> spared = new HashSet<>();
    private boolean everythingGoes;

    private Planner(Catalog catalog, State state, Observations observations, Set<Address> replaced) {
        this.replaced = replaced;
        this.catalog = catalog;
        this.state = state;
        this.dependencyIndex = new DependencyIndex(state);
        this.observations = observations;
        this.viewers = new ViewerImpact(catalog, state, observations);
    }

    /** The plan that leads from what was observed to what is desired. */
    public static Plan plan(ResourceGraph desired, State state, Observations observations, Catalog catalog) {
        return plan(desired, state, observations, catalog, Set.of());
    }

    /**
     * The same, where some of what could stay is replaced.
     *
     * @param replaced whatever of it is there
     */
    public static Plan plan(
            ResourceGraph desired, State state, Observations observations, Catalog catalog, Set<Address> replaced) {
        return new Planner(catalog, state, observations, replaced).plan(desired);
    }

    private Plan plan(ResourceGraph desired) {
        everythingGoes = desired.resources().isEmpty();
        List<Change> changes = new ArrayList<>();
        for (Resource resource : desired.resources()) {
            changes.add(change(resource.withInputs(resolver.resolve(resource.inputs()))));
        }
        for (Address address : unwanted(desired)) {
            changes.add(leave(address));
        }
        notes.addAll(0, desired.notes());
        return new Plan(changes, outputs(desired), notes);
    }

    private List<OutputChange> outputs(ResourceGraph desired) {
        List<OutputChange> outputs = new ArrayList<>();
        Set<String> gone = new LinkedHashSet<>(state.outputs().keySet());
        Map<String, Value> given = new LinkedHashMap<>();
        desired.outputs().forEach(output -> given.put(output.name(), resolver.resolve(output.value())));
        Set<Value> alike = new HashSet<>();
        desired.outputs().forEach(output -> output.others().forEach(other -> alike.add(resolver.resolve(other))));
        for (Output output : desired.outputs()) {
            Value before = state.outputs().get(output.name());
            Value after = given.get(output.name());
            outputs.add(new OutputChange(
                    output.group(), output.name(), before, after, fate(before, given.values(), alike)));
            gone.remove(output.name());
        }
        gone.forEach(name -> {
            Value before = state.outputs().get(name);
            outputs.add(new OutputChange("No longer", name, before, null, fate(before, given.values(), alike)));
        });
        return outputs;
    }

    private static Fate fate(@Nullable Value before, Collection<Value> given, Set<Value> alike) {
        if (given.contains(before)) {
            return Fate.IS_GIVEN_BY_ANOTHER;
        }
        boolean isUrl = before != null && before.toString().contains("://");
        return !isUrl ? Fate.IS_NO_URL : alike.contains(before) ? Fate.GOES_ON : Fate.STOPS;
    }

    private Change change(Resource wanted) {
        Address address = wanted.address();
        if (!(observations.of(address) instanceof Present present)) {
            return new Change.Create(wanted, whyItIsMade(address));
        }
        ResourceState recorded = recorded(address);
        if (isStranger(address, present) && !wanted.adopt()) {
            return new Change.Create(wanted, STRANGER);
        }
        Resource resource = ignoring(wanted, present);
        List<FieldDiff> diffs = viewers.notice(resource, present, compare(resource, present));
        boolean begun = recorded == null && state.intents().containsKey(address);
        boolean fixes = diffs.stream().noneMatch(FieldDiff::replaces)
                && !(present.readiness() instanceof Observation.Readiness.Broken);
        if (begun && !fixes) {
            return replace(resource, unrecorded(address, present), present, diffs, adoption(address));
        } else if (recorded == null) {
            resolver.know(address, present);
            return new Change.Adopt(resource, present, diffs, adoption(address));
        }
        if (diffs.stream().anyMatch(FieldDiff::replaces)) {
            return replace(resource, recorded, present, diffs, "it cannot be changed in place");
        }
        if (present.readiness() instanceof Observation.Readiness.Broken broken) {
            return replace(resource, recorded, present, diffs, "AWS says it is " + broken.why());
        }
        if (replaced.contains(address)) {
            return replace(resource, recorded, present, diffs, "it was asked for");
        }
        resolver.know(address, present);
        if (diffs.isEmpty()) {
            return new Change.NoOp(resource, recorded, present);
        }
        return new Change.Update(resource, recorded, present, diffs, whyItChanges(recorded, diffs));
    }

    /** What is recorded of what is there; null when what is there came of a create that was cut off, or is not recorded. */
    private @Nullable ResourceState recorded(Address address) {
        ResourceState recorded = state.resources().get(address);
        boolean isAnother = recorded != null
                && state.intents().containsKey(address)
                && observations.of(address) instanceof Present present
                && !present.id().equals(recorded.id());
        return isAnother ? null : recorded;
    }

    private String whyItIsMade(Address address) {
        ResourceState recorded = state.resources().get(address);
        if (recorded != null && recorded.deleting() != null) {
            return DELETED;
        } else if (state.intents().containsKey(address)) {
            return CUT_OFF;
        }
        return recorded == null ? "new in the file" : DELETED_OUTSIDE;
    }

    private static String whyItChanges(ResourceState recorded, List<FieldDiff> diffs) {
        if (recorded.deleting() != null) {
            return "an earlier run began to delete it";
        }
        return isImported(recorded) ? "it was imported and is not yet as the file says" : reason(diffs);
    }

    private List<FieldDiff> compare(Resource resource, Present present) {
        Address address = resource.address();
        return Differ.of(
                catalog.type(address.type()).facts(),
                applied(address),
                told(address, present),
                resource.inputs(),
                state.lineage());
    }

    /** The same with what the file wants ignored as AWS has it, so that no update touches it either. */
    private Resource ignoring(Resource wanted, Present present) {
        Value.Fields inputs = wanted.inputs();
        for (MemberPath member : wanted.lifecycle().ignoreChanges()) {
            inputs = member.leave(
                    catalog.type(wanted.address().type()).facts(), inputs, told(wanted.address(), present));
        }
        if (inputs.equals(wanted.inputs())) {
            return wanted;
        }
        Resource left = wanted.withInputs(inputs);
        List<String> planned =
                compare(left, present).stream().map(FieldDiff::path).toList();
        String ignored = compare(wanted, present).stream()
                .map(FieldDiff::path)
                .filter(path -> !planned.contains(path))
                .collect(Collectors.joining(", "));
        if (!ignored.isEmpty()) {
            notes.add(new PlanNote("Ignored changes", wanted.address().toString(), ignored));
        }
        return left;
    }

    private Change replace(
            Resource resource, ResourceState old, Present present, List<FieldDiff> diffs, String reason) {
        return new Change.Replace(
                resource, old, present, diffs, reason, viewers.ofReplacing(resource.address(), diffs));
    }

    /** What AWS was told last; null when this state never told it anything. */
    private Value.@Nullable Fields applied(Address address) {
        ResourceState recorded = recorded(address);
        CreateIntent intent = state.intents().get(address);
        return recorded != null ? recorded.inputs() : intent != null ? intent.inputs() : null;
    }

    /** Whether it was found for an intent, and cannot be what came of that. */
    private boolean isStranger(Address address, Present present) {
        CreateIntent intent = state.intents().get(address);
        return intent != null
                && recorded(address) == null
                && !IntentMatch.isPossible(catalog.type(address.type()).facts(), state, intent, present);
    }

    /** Whether it was recorded without ever having been told anything. */
    static boolean isImported(ResourceState recorded) {
        return recorded.inputs().fields().isEmpty();
    }

    private Value.Fields told(Address address, Present present) {
        return Differ.told(catalog.type(address.type()).facts(), applied(address), present);
    }

    private String adoption(Address address) {
        return state.intents().containsKey(address) ? CUT_OFF : "it exists already and the file manages it";
    }

    private static String reason(List<FieldDiff> diffs) {
        boolean drift = diffs.stream().anyMatch(each -> each.cause() != FieldDiff.Cause.FILE);
        boolean file = diffs.stream().anyMatch(each -> each.cause() != FieldDiff.Cause.DRIFT);
        if (drift && file) {
            return "the file changed, and it was changed outside livestream";
        }
        return drift ? "it was changed outside livestream" : "the file or what it refers to changed";
    }

    /** What is recorded or begun and no longer desired, those that refer to others first. */
    private List<Address> unwanted(ResourceGraph desired) {
        Set<Address> ordered = new LinkedHashSet<>();
        for (ResourceState recorded : state.resources().values()) {
            addAfterWhatItNeeds(recorded, ordered);
        }
        ordered.addAll(state.intents().keySet());
        ordered.removeIf(address -> desired.get(address) != null);
        List<Address> backwards = new ArrayList<>(ordered);
        Collections.reverse(backwards);
        return backwards;
    }

    private void addAfterWhatItNeeds(@Nullable ResourceState recorded, Set<Address> ordered) {
        if (recorded != null && !ordered.contains(recorded.address())) {
            recorded.dependsOn()
                    .forEach(address -> addAfterWhatItNeeds(state.resources().get(address), ordered));
            ordered.add(recorded.address());
        }
    }

    private Change leave(Address address) {
        if (!(observations.of(address) instanceof Present present)) {
            return forget(address);
        }
        ResourceState recorded = recorded(address);
        if (isStranger(address, present)) {
            return new Change.Forget(address, null, false, STRANGER);
        }
        if (recorded == null) {
            return new Change.Delete(
                    unrecorded(address, present),
                    present,
                    CUT_OFF + ", and it is not in the file",
                    viewers.ofDeleting(address));
        }
        String stays = everythingGoes ? null : whyItStays(recorded);
        if (stays != null) {
            spared.add(address);
            return new Change.Retain(recorded, stays);
        }
        return new Change.Delete(
                recorded,
                present,
                everythingGoes ? "everything goes" : "no longer in the file",
                viewers.ofDeleting(address));
    }

    private Change forget(Address address) {
        ResourceState recorded = state.resources().get(address);
        boolean begun = state.intents().containsKey(address);
        String reason = begun ? "nothing came of creating it" : DELETED_OUTSIDE;
        if (recorded != null && recorded.deleting() != null) {
            reason = DELETED;
        }
        return new Change.Forget(address, recorded, begun, reason);
    }

    /** Null when it may go. Those that refer to others were decided on before. */
    private @Nullable String whyItStays(ResourceState recorded) {
        if (recorded.protectedFromDestroy()) {
            return "its protection is lifted, and the next apply deletes it";
        }
        return dependencyIndex.of(recorded.address()).stream()
                .map(ResourceState::address)
                .filter(spared::contains)
                .findFirst()
                .map(dependent -> dependent + ", which stays, needs it")
                .orElse(null);
    }

    /** What is there of a create whose answer was lost. */
    private static ResourceState unrecorded(Address address, Present present) {
        return new ResourceState(
                address, present.id(), present.properties(), present.outputs(), new TreeSet<>(), new TreeMap<>());
    }
}
