package livestream.engine.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import livestream.engine.PlanNote;

/** What there is to say of a plan as a whole, by heading. */
final class NotesText {

    private NotesText() {}

    static void print(StringBuilder out, List<PlanNote> notes, int width, AnsiStyle style) {
        Set<String> headings = new LinkedHashSet<>();
        notes.forEach(note -> headings.add(note.heading()));
        for (String heading : headings) {
            out.append(style.bold(ValueFormat.visible(heading))).append('\n');
            notes.stream().filter(note -> note.heading().equals(heading)).forEach(note -> {
                String subject = note.subject().isEmpty() ? "" : note.subject() + "  ";
                ValueTreeText.wrap(out, "  ", ValueFormat.visible(subject + note.text()), width);
            });
            out.append('\n');
        }
    }
}
