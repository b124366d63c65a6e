package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.engine.Output;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.OutputSpec;
import livestream.schema.Value;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;

/** What the user wants a run to give back beyond the viewer URLs, by reference to what the expansion made. */
final class Outputs {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{((?:channels|distributions?)\\.[^}]*)}");

    private final Map<String, Value> known = new LinkedHashMap<>();

    /** From now on {@code ${name}} means this. */
    void know(String name, Value value) {
        known.put(name, value);
    }

    /** The outputs; a reference to nothing is a finding. */
    List<Output> of(List<OutputSpec> wishes, Diagnostics diagnostics) {
        return wishes.stream()
                .map(wish -> new Output("Outputs", wish.name(), value(wish, diagnostics)))
                .toList();
    }

    private Value value(OutputSpec wish, Diagnostics diagnostics) {
        List<Value> parts = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(wish.text());
        int end = 0;
        while (reference.find()) {
            parts.add(Value.text(wish.text().substring(end, reference.start())));
            Value value = known.get(reference.group(1));
            if (value == null) {
                diagnostics.add(unknown(reference.group(1)).at(wish.at()));
            } else {
                parts.add(value);
            }
            end = reference.end();
        }
        parts.add(Value.text(wish.text().substring(end)));
        return Value.template(parts.toArray(Value[]::new));
    }

    private Diagnostic unknown(String reference) {
        String there = String.join(", ", known.keySet()) + ".";
        return Diagnostic.error("unknown-reference", "Nothing is called " + MessageText.quoted(reference) + ".")
                .help(Suggestions.of(reference, known.keySet())
                        .map(near -> "did you mean `${" + near + "}`? There are " + there)
                        .orElse("there are " + there));
    }
}
