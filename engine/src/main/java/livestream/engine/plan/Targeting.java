package livestream.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import livestream.engine.Output;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Value;
import livestream.schema.Wildcard;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import livestream.state.State;
import livestream.state.StateChange;

/**
 * Which resources a run is about, as its user names them: an address, or one with {@code *} for any text in it, as in
 * {@code mediapackage_origin_endpoint.*}.
 *
 * @param targets whom it is about, with all that these need; empty for everybody
 * @param excluded whom it is not about, with all that need these
 * @param replaced what is replaced although it could stay
 * @param retired what was superseded, still serves and shall go
 */
public record Targeting(List<String> targets, List<String> excluded, List<String> replaced, List<String> retired) {

    /** Everything, and nothing replaced that could stay. */
    public static final Targeting ALL = new Targeting(List.of(), List.of(), List.of(), List.of());

    public Targeting {
        targets = List.copyOf(targets);
        excluded = List.copyOf(excluded);
        replaced = List.copyOf(replaced);
        retired = List.copyOf(retired);
    }

    /** A finding for each name that nothing has. */
    public List<Diagnostic> findings(ResourceGraph desired, State state) {
        Set<Address> inFile =
                desired.resources().stream().map(Resource::address).collect(Collectors.toSet());
        Set<Address> known = new TreeSet<>(inFile);
        known.addAll(state.resources().keySet());
        known.addAll(state.intents().keySet());
        List<Diagnostic> found = new ArrayList<>();
        targets.forEach(word -> find("--target", word, known, "the file or the state", found));
        excluded.forEach(word -> find("--exclude", word, known, "the file or the state", found));
        replaced.forEach(word -> find("--replace", word, inFile, "the file", found));
        Set<Address> earlier = new TreeSet<>(state.resources().keySet());
        earlier.removeAll(inFile);
        for (String word : retired) {
            if (word.length() > Wildcard.LONGEST
                    || matching(List.of(word), inFile).isEmpty()) {
                find("--retire", word, earlier, "the state that the file does not ask for", found);
            } else {
                found.add(Diagnostic.error("still-wanted", "`--retire " + word + "` names what the file asks for.")
                        .help("name what the plan lists under Superseded, or take it out of the file; nothing was"
                                + " changed."));
            }
        }
        return found;
    }

    /** The state without what is retired, for whoever decides what should be there. */
    public State retiring(State state) {
        State left = state;
        for (Address address : matching(retired, state.resources().keySet())) {
            left = left.after(new StateChange.Removed(address));
        }
        return left;
    }

    private static void find(
            String option, String word, Collection<Address> known, String where, List<Diagnostic> found) {
        if (word.length() > Wildcard.LONGEST) {
            found.add(Diagnostic.error(
                            "too-long",
                            "`" + option + "` expects at most " + Wildcard.LONGEST + " characters, found "
                                    + word.length() + ": " + MessageText.quoted(word) + ".")
                    .help("no address is as long; nothing was changed."));
        } else if (matching(List.of(word), known).isEmpty()) {
            List<String> words = known.stream().map(Address::toString).sorted().toList();
            found.add(
                    Diagnostic.error(
                                    "unknown-address",
                                    "`" + option + " " + word + "` names no resource of " + where + ".")
                            .help(
                                    Suggestions.of(word, words)
                                                    .map(nearest -> "did you mean `" + nearest + "`? ")
                                                    .orElse("")
                                            + "`livestream expand` and `livestream state list` print the addresses; nothing was changed."));
        }
    }

    /** What is replaced although it could stay. */
    public Set<Address> replaced(ResourceGraph desired) {
        return matching(
                replaced, desired.resources().stream().map(Resource::address).toList());
    }

    private static Set<Address> matching(List<String> words, Collection<Address> known) {
        List<Wildcard> wildcards = words.stream().map(Wildcard::new).toList();
        return known.stream()
                .filter(address -> wildcards.stream().anyMatch(wildcard -> wildcard.matches(address.toString())))
                .collect(Collectors.toSet());
    }

    /** The part of a plan that is meant. Whatever it does needs nothing that it leaves undone. */
    public Plan of(Plan plan, ResourceGraph desired, Needs needs) {
        if (targets.isEmpty() && excluded.isEmpty()) {
            return plan;
        }
        Map<Address, Change> changes = new LinkedHashMap<>();
        plan.changes().forEach(change -> changes.put(change.address(), change));
        Set<Address> avoided = matching(excluded, changes.keySet());
        Set<Address> meant = targets.isEmpty() ? changes.keySet() : matching(targets, changes.keySet());
        Set<Address> chosen = new HashSet<>();
        needs.closure(meant).stream()
                .filter(address -> needs.closure(Set.of(address)).stream().noneMatch(avoided::contains))
                .forEach(chosen::add);
        return plan.about(chosen, given(plan, desired, chosen));
    }

    /** The names of the outputs that can be given; while anything is left undone, none is taken back. */
    private static Set<String> given(Plan plan, ResourceGraph desired, Set<Address> chosen) {
        Set<Address> undone = plan.touched().stream()
                .map(Change::address)
                .filter(address -> !chosen.contains(address))
                .collect(Collectors.toSet());
        Set<String> held = desired.outputs().stream()
                .filter(output -> output.value().references().stream()
                        .map(Value.Reference::target)
                        .anyMatch(undone::contains))
                .map(Output::name)
                .collect(Collectors.toSet());
        return plan.outputs().stream()
                .filter(output -> undone.isEmpty() || output.after() != null)
                .map(OutputChange::name)
                .filter(name -> !held.contains(name))
                .collect(Collectors.toSet());
    }
}
