package livestream.engine;

import java.util.List;
import livestream.schema.Value;

/**
 * Something that a run gives back to its user.
 *
 * @param group under which heading it is shown, as in {@code Viewer URLs}
 * @param name unique, as in {@code news/hls}
 * @param value a text, or a template whose holes are filled once their targets exist
 * @param others what means the same to whoever has it, such as the URL under another name of the host
 */
public record Output(String group, String name, Value value, List<Value> others) {
    public Output {
        others = List.copyOf(others);
    }

    /** One that nothing else means. */
    public Output(String group, String name, Value value) {
        this(group, name, value, List.of());
    }
}
