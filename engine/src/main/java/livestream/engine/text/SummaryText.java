package livestream.engine.text;

import livestream.engine.Impact;
import livestream.engine.Observation;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;

/** The last words of a plan: how much there is to do. */
final class SummaryText {

    private SummaryText() {}

    static void print(StringBuilder out, Plan plan, int width) {
        long kept = plan.changes().stream()
                .filter(change -> change instanceof Change.NoOp && change.protection() == Change.Protection.STAYS)
                .count();
        if (plan.isEmpty() && !plan.undone().isEmpty()) {
            out.append("No changes to what is chosen; " + LeftOutText.count(plan) + ".\n");
            return;
        } else if (plan.isEmpty()) {
            out.append("No changes: ")
                    .append(kept == 0 ? "nothing is there" : kept == 1 ? "1 resource is" : kept + " resources are")
                    .append(kept == 0 ? ".\n" : " as the file says.\n");
            settling(out, plan);
            return;
        }
        String words = "";
        words += count(plan, Change.Create.class, "to create");
        words += count(plan, Change.Adopt.class, "to import");
        words += count(plan, Change.Update.class, "to update");
        words += count(plan, Change.Replace.class, "to replace");
        words += count(plan, Change.Delete.class, "to delete");
        words += count(plan, Change.Forget.class, "to forget");
        words += count(plan, Change.Retain.class, "to spare this time");
        words += count(plan, Change.Protection.BEGINS, "to protect");
        words += count(plan, Change.Protection.IS_LIFTED, "to protect no more");
        words += kept == 0 ? "" : ", " + kept + " unchanged";
        words += plan.undone().isEmpty() ? "" : "; this is a part, " + LeftOutText.count(plan);
        Impact.Level level = plan.impact().level();
        String viewers = level == Impact.Level.NONE ? "" : " For viewers: " + level.word() + ".";
        ValueTreeText.wrap(out, "", "Plan: " + words.substring(2) + "." + viewers, width);
    }

    /** What an earlier run asked for and AWS is still doing; the next apply waits for it. */
    private static void settling(StringBuilder out, Plan plan) {
        for (Change change : plan.changes()) {
            if (change instanceof Change.NoOp noOp
                    && noOp.observed().readiness() instanceof Observation.Readiness.Settling settling) {
                out.append("Still in progress at AWS: ")
                        .append(ValueFormat.of(change.address()))
                        .append(" (")
                        .append(ValueFormat.visible(settling.what()))
                        .append(").\n");
            }
        }
    }

    private static String count(Plan plan, Change.Protection protection, String words) {
        long count = plan.changes().stream()
                .filter(change -> change.protection() == protection)
                .count();
        return count == 0 ? "" : ", " + count + " " + words;
    }

    private static String count(Plan plan, Class<? extends Change> kind, String words) {
        long count = plan.changes().stream().filter(kind::isInstance).count();
        return count == 0 ? "" : ", " + count + " " + words;
    }
}
