package livestream.engine.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Resource;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.state.ValueJson;
import org.jspecify.annotations.Nullable;

/** A plan for a pipeline: a stable form, documented in docs/json.md. Secrets are fingerprints, references are words. */
public final class PlanJson {
    /** Grows when something that is there changes its meaning or goes; new members do not count. */
    public static final int FORMAT = 1;

    private final ValueJson values;

    /**
     * @param fingerprintKey the state's lineage
     */
    public PlanJson(String fingerprintKey) {
        this.values = new ValueJson(fingerprintKey);
    }

    /** The plan as one object. */
    public ObjectNode of(Plan plan) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        root.put("empty", plan.isEmpty());
        root.put("impact", plan.impact().level().word());
        ObjectNode summary = root.putObject("summary");
        for (String action : List.of("create", "adopt", "update", "replace", "delete", "forget", "spare", "keep")) {
            summary.put(
                    action,
                    plan.changes().stream()
                            .filter(change -> action(change).equals(action))
                            .count());
        }
        ArrayNode changes = root.putArray("changes");
        plan.changes().forEach(change -> change(changes.addObject(), change));
        if (!plan.undone().isEmpty()) {
            ArrayNode leftOut = root.putArray("leftOut");
            plan.undone().forEach(change -> leftOut.addObject()
                    .put("address", change.address().toString())
                    .put("action", action(change))
                    .put("reason", change.reason()));
        }
        ArrayNode notes = root.putArray("notes");
        plan.notes().forEach(note -> notes.addObject()
                .put("heading", note.heading())
                .put("subject", note.subject())
                .put("text", note.text()));
        ObjectNode outputs = root.putObject("outputs");
        ObjectNode before = root.putObject("outputsBefore");
        plan.outputs().forEach(output -> {
            if (output.after() != null) {
                outputs.set(output.name(), values.write(output.after()));
            }
            if (output.before() != null) {
                before.set(output.name(), values.write(output.before()));
            }
        });
        return root;
    }

    /** Desired resources as an array. */
    public ArrayNode of(List<Resource> resources) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Resource resource : resources) {
            ObjectNode node =
                    array.addObject().put("address", resource.address().toString());
            node.put("declaredAt", resource.declaredAt().toString());
            ArrayNode dependsOn = node.putArray("dependsOn");
            resource.dependsOn().forEach(address -> dependsOn.add(address.toString()));
            node.set("inputs", values.write(resource.inputs()));
        }
        return array;
    }

    private void change(ObjectNode node, Change change) {
        node.put("address", change.address().toString());
        node.put("action", action(change));
        node.put("reason", change.reason());
        if (change.protection() != Change.Protection.STAYS) {
            node.put("protection", change.protection() == Change.Protection.BEGINS ? "begins" : "lifted");
        }
        impact(node, change.impact());
        Resource desired = change.desired();
        if (desired != null) {
            node.set("inputs", values.write(desired.inputs()));
        }
        List<FieldDiff> diffs = differences(change);
        if (diffs != null) {
            ArrayNode array = node.putArray("differences");
            diffs.forEach(diff -> difference(array.addObject(), diff));
        }
    }

    private void difference(ObjectNode node, FieldDiff diff) {
        node.put("path", diff.path());
        node.put("kind", diff.kind().name().toLowerCase(Locale.ROOT));
        node.put("cause", diff.cause().name().toLowerCase(Locale.ROOT));
        node.put("replaces", diff.replaces());
        impact(node, diff.impact());
        node.set("from", diff.from() == null ? null : values.write(diff.from()));
        node.set("to", diff.to() == null ? null : values.write(diff.to()));
    }

    private static void impact(ObjectNode node, Impact impact) {
        ObjectNode noticed = node.putObject("impact");
        noticed.put("level", impact.level().word());
        noticed.put("reason", impact.reason());
        ArrayNode flags = noticed.putArray("flags");
        impact.flags().forEach(flag -> flags.add(flag.word()));
    }

    /** As format 1 has it, in which two kinds are called otherwise than here. */
    private static String action(Change change) {
        if (change instanceof Change.NoOp) {
            return "keep";
        } else if (change instanceof Change.Retain) {
            return "spare";
        }
        return change.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static @Nullable List<FieldDiff> differences(Change change) {
        if (change instanceof Change.Update update) {
            return update.diffs();
        } else if (change instanceof Change.Replace replace) {
            return replace.diffs();
        } else if (change instanceof Change.Adopt adopt) {
            return adopt.diffs();
        }
        return null;
    }
}
