package livestream.engine;

import livestream.schema.Value;

/**
 * Something that a run gives back to its user.
 *
 * @param group under which heading it is shown, as in {@code Viewer URLs}
 * @param name unique, as in {@code news/hls}
 * @param value a text, or a template whose holes are filled once their targets exist
 */
public record Output(String group, String name, Value value) {}
