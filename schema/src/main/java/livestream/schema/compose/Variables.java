package livestream.schema.compose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.ReadOptions;
import livestream.schema.Span;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/** The variables of a document, and which of its sources gives each its value. */
final class Variables {
    static final String KEY = "variables";
    private static final String PROCESS = "LIVESTREAM_VAR_";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,63}";

    /**
     * A value before references in it are followed.
     *
     * @param outside a text from outside of all files, or null
     * @param written a value of a file, or null
     * @param from the source in words
     */
    record Given(@Nullable String outside, @Nullable Node written, String from, Optional<Span> at) {}

    private final Map<String, Variable> declared = new LinkedHashMap<>();
    private final Map<String, Entry> ofEnvironment = new LinkedHashMap<>();
    private final Environments environments;
    private final ReadOptions readOptions;
    private final Diagnostics diagnostics;

    Variables(Node.Mapping document, Environments environments, ReadOptions readOptions, Diagnostics diagnostics) {
        this.environments = environments;
        this.readOptions = readOptions;
        this.diagnostics = diagnostics;
        if (document.get(KEY) instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(this::declare);
        }
        if (readOptions.environment() != null) {
            environments.variables(readOptions.environment()).entries().forEach(ofEnvironment::put);
        }
        ofEnvironment.values().forEach(entry -> known(entry.key(), entry.at()));
        readOptions.variables().keySet().stream()
                .sorted()
                .forEach(name -> known(name, Composition.entryOrStart(document, KEY)));
        declared.values().stream().filter(Variable::sensitive).forEach(this::hide);
    }

    private void declare(Entry entry) {
        if (!entry.key().matches(NAME)) {
            diagnostics.add(Diagnostic.error(
                            "variable-name",
                            "The name of a variable expects a letter and up to 63 letters, digits and `_`, found "
                                    + MessageText.quoted(entry.key()) + ".")
                    .at(entry.at())
                    .help("rename it, as in `priceClass`; `" + PROCESS + "priceClass` has to be a name too."));
        }
        declared.put(entry.key(), Variable.of(entry));
    }

    /** The variable of a name, or null with a finding that names the nearest. */
    @Nullable
    Variable known(String name, Span at) {
        Variable variable = declared.get(name);
        if (variable == null) {
            String nearest = Suggestions.of(name, declared.keySet())
                    .map(word -> "did you mean `" + word + "`? ")
                    .orElse("");
            String has = declared.isEmpty()
                    ? "the file has no `variables`; declare it, as in `variables: { domain: live.example.com }`."
                    : "`variables` has " + listed(declared.keySet()) + ".";
            diagnostics.add(
                    Diagnostic.error("unknown-variable", "No variable is called " + MessageText.quoted(name) + ".")
                            .at(at)
                            .help(nearest + has));
        }
        return variable;
    }

    /** Where the value of a variable comes from: {@code --var}, the process, the environment, the default, in this order. */
    Optional<Given> given(Variable variable) {
        String name = variable.name();
        String asked = readOptions.variables().get(name);
        String process = readOptions.process().get(PROCESS + name);
        Entry entry = ofEnvironment.get(name);
        if (asked != null) {
            return Optional.of(new Given(asked, null, "--var", Optional.empty()));
        } else if (process != null) {
            return Optional.of(new Given(process, null, PROCESS + name, Optional.empty()));
        } else if (entry != null) {
            String from = "environment " + readOptions.environment();
            return Optional.of(new Given(null, entry.value(), from, Optional.of(entry.place())));
        } else if (variable.otherwise() != null) {
            Span at = variable.otherwise() instanceof Scalar scalar ? scalar.span() : variable.at();
            return Optional.of(new Given(null, variable.otherwise(), "its default", Optional.of(at)));
        }
        return Optional.empty();
    }

    /** Every value that a sensitive variable could have, in whichever environment, disappears from findings. */
    private void hide(Variable variable) {
        List<Node> values = new ArrayList<>();
        if (variable.otherwise() != null) {
            values.add(variable.otherwise());
        }
        for (String environment : environments.names()) {
            Node value = environments.variables(environment).get(variable.name());
            if (value != null) {
                values.add(value);
            }
        }
        values.forEach(this::hide);
        for (String text : List.of(
                readOptions.variables().getOrDefault(variable.name(), ""),
                readOptions.process().getOrDefault(PROCESS + variable.name(), ""))) {
            diagnostics.sourceTexts().hide(text);
        }
    }

    private void hide(Node value) {
        if (value instanceof Scalar scalar && !scalar.text().startsWith(Template.OPEN)) {
            diagnostics.sourceTexts().hide(scalar.span());
            diagnostics.sourceTexts().hide(scalar.text());
        } else if (value instanceof Node.Sequence list) {
            list.items().forEach(this::hide);
        }
    }

    /** Names for a person, not more than fit on a line. */
    static String listed(Collection<String> names) {
        String first = String.join(", ", names.stream().limit(10).toList());
        return names.size() > 10 ? first + " and " + (names.size() - 10) + " more" : first;
    }
}
