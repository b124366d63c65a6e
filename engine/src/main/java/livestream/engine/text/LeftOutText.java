package livestream.engine.text;

import java.util.List;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;

/** What a plan leaves undone because its user chose a part; nothing where it leaves nothing. */
final class LeftOutText {
    private LeftOutText() {}

    /** Ends with an empty line, unless there is nothing to say. */
    static void print(StringBuilder out, Plan plan, int width, AnsiStyle style) {
        List<Change> undone = plan.undone();
        if (undone.isEmpty()) {
            return;
        }
        out.append(style.bold("Left out")).append('\n');
        undone.forEach(change -> ValueTreeText.wrap(
                out,
                "  ",
                ValueFormat.visible(change.address() + "  is not " + done(change) + ": " + change.reason()),
                width));
        out.append('\n');
    }

    /** As in {@code 3 changes are left out}. */
    static String count(Plan plan) {
        int count = plan.undone().size();
        return count == 1 ? "1 change is left out" : count + " changes are left out";
    }

    private static String done(Change change) {
        if (change instanceof Change.Create) {
            return "created";
        } else if (change instanceof Change.Update) {
            return "updated";
        } else if (change instanceof Change.Replace) {
            return "replaced";
        } else if (change instanceof Change.Delete) {
            return "deleted";
        } else if (change instanceof Change.Retain) {
            return "left unprotected";
        }
        return change instanceof Change.Adopt ? "imported" : "forgotten";
    }
}
