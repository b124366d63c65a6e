package livestream.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LifecycleSettings;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * A plan that would delete or replace what is protected, by the state or by the file as it is now. Nobody can agree to it:
 * the protection has to be lifted by an apply of its own.
 */
public final class PreventDestroyCheck {
    private static final String LIST = "preventDestroy";

    private PreventDestroyCheck() {}

    /** Adds one finding that names all of them; none when the plan touches nothing that is protected. */
    public static void check(Plan plan, State state, LifecycleSettings wish, Diagnostics diagnostics) {
        List<Change> refused = plan.changes().stream()
                .filter(change -> ends(change, state, wish))
                .toList();
        if (refused.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        add(parts, "delete", refused.stream().filter(change -> !(change instanceof Change.Replace)));
        add(parts, "replace", refused.stream().filter(Change.Replace.class::isInstance));
        Diagnostic finding = Diagnostic.error(
                "protected-resource",
                "This plan would " + String.join(", and ", parts) + ": " + (refused.size() == 1 ? "it is" : "they are")
                        + " protected.");
        if (wish.place().has(LIST)) {
            finding = finding.at(wish.place().of(LIST));
        }
        for (Change change : refused) {
            finding = change instanceof Change.Replace replace
                    ? finding.note(
                            "note",
                            "`" + change.address() + "` would be replaced: " + change.reason(),
                            replace.desired().declaredAt())
                    : finding;
        }
        diagnostics.add(finding.help("if that is what you want, it takes two steps: take it out of `lifecycle." + LIST
                + "` and apply, which lifts the protection; then plan this again. Nothing was changed."));
    }

    private static void add(List<String> parts, String verb, Stream<Change> changes) {
        String names = changes.map(change -> "`" + change.address() + "`").collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            parts.add(verb + " " + names);
        }
    }

    private static boolean ends(Change change, State state, LifecycleSettings wish) {
        Address address = change.address();
        ResourceState recorded = state.resources().get(address);
        if (recorded == null) {
            return false; // nothing but the rest of a create that was cut off
        }
        boolean named = wish.protects(address);
        return change instanceof Change.Retain
                ? named && recorded.protectedFromDestroy()
                : (change instanceof Change.Delete || change instanceof Change.Replace)
                        && (named || recorded.protectedFromDestroy());
    }
}
