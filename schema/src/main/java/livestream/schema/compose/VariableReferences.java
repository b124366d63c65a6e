package livestream.schema.compose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.ReadOptions;
import livestream.schema.Span;
import livestream.schema.compose.Template.Reference;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/** What each reference stands for. A variable is resolved once, however often it is used. */
final class VariableReferences {
    private static final String PROCESS = "the process environment";

    private static final int DEEPEST = 40;
    private static final List<String> BUILT_IN = List.of("name", "environment", "region", "channel");
    private static final Pattern OF_AN_APPLY = Pattern.compile("(channels|distributions?)\\.");
    private static final Pattern ENV = Pattern.compile("env\\.([A-Za-z_][A-Za-z0-9_]*)(:-(.*))?", Pattern.DOTALL);

    /**
     * The value of a reference.
     *
     * @param origin where it came from; null for what is kept as it is written
     */
    record Found(Node value, @Nullable ValueOrigin origin) {}

    private final Node.Mapping document;
    private final Variables variables;
    private final Environments environments;
    private final ReadOptions readOptions;
    private final Diagnostics diagnostics;
    private final Substitution substitution;
    private final Map<String, Optional<Found>> known = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    VariableReferences(
            Node.Mapping document,
            Variables variables,
            Environments environments,
            ReadOptions readOptions,
            Diagnostics diagnostics) {
        this.document = document;
        this.variables = variables;
        this.environments = environments;
        this.readOptions = readOptions;
        this.diagnostics = diagnostics;
        this.substitution = new Substitution(this, diagnostics);
    }

    /** The one substitution of the document: what it made of a variable counts towards the same limit. */
    Substitution substitution() {
        return substitution;
    }

    /** The value, or null with a finding at the place of the reference. */
    @Nullable
    Found value(Reference reference, Span at, ReferenceScope scope) {
        String body = reference.body();
        if (body.startsWith("secret:")) {
            return kept(reference, at);
        } else if (OF_AN_APPLY.matcher(body).lookingAt()) {
            return knownAfterApply(reference, at, scope);
        } else if (body.startsWith("var.")) {
            return variable(reference, body.substring(4), at);
        } else if (ENV.matcher(body).matches()) {
            return process(reference, at);
        } else if (body.equals("channel")) {
            return channel(reference, at, scope);
        } else if (body.equals("environment")) {
            return environment(reference, at);
        } else if (BUILT_IN.contains(body)) {
            return once(body, at, () -> documentKey(reference, body, at));
        }
        diagnostics.add(unknown(body, reference).at(at));
        return null;
    }

    private static Found kept(Reference reference, Span at) {
        return new Found(new Scalar(Kind.TEXT, reference.toString(), false, at), null);
    }

    private @Nullable Found knownAfterApply(Reference reference, Span at, ReferenceScope scope) {
        if (scope.outputs()) {
            return kept(reference, at);
        }
        diagnostics.add(Diagnostic.error(
                        "reference-to-channel",
                        MessageText.quoted(reference.toString())
                                + " is known only after an apply, expected it in `outputs`.")
                .at(at)
                .help("write it as a value of `outputs`, or write the value itself."));
        return null;
    }

    private @Nullable Found variable(Reference reference, String name, Span at) {
        Variable variable = variables.known(name, at);
        return variable == null ? null : once("var." + name, at, () -> variable(reference, variable, at));
    }

    private @Nullable Found variable(Reference reference, Variable variable, Span at) {
        Optional<Variables.Given> given = variables.given(variable);
        if (given.isEmpty()) {
            String env =
                    readOptions.environment() == null && !environments.names().isEmpty()
                            ? " or choose an environment that sets it with `--env`,"
                            : "";
            diagnostics.add(Diagnostic.error(
                            "unset-variable", "The variable " + MessageText.quoted(variable.name()) + " has no value.")
                    .at(at)
                    .note("note", "it is declared here", variable.at())
                    .help("give it with `--var " + variable.name() + "=...`," + env + " or write a `default`."));
            return null;
        }
        Variables.Given source = given.get();
        ValueOrigin origin = new ValueOrigin(reference.toString(), source.from(), source.at(), variable.sensitive());
        Span place = source.at().orElse(at);
        Node raw = source.written();
        Node value;
        if (raw == null) {
            value = variable.type().read(source.outside() == null ? "" : source.outside(), at);
        } else {
            Node replaced = substitution.in(raw, ReferenceScope.DOCUMENT);
            boolean unresolved = replaced == raw && hasReference(raw);
            if (unresolved && !isSecret(raw)) {
                return null;
            }
            value = replaced != raw && replaced instanceof Scalar text && text.kind() == Kind.TEXT
                    ? variable.type().read(text.text().replace("$" + Template.OPEN, Template.OPEN), text.span())
                    : variable.type().fit(replaced);
        }
        if (value == null) {
            diagnostics.add(wrongType(variable, source, raw).at(place));
            return null;
        }
        return isAllowed(variable, value, source, place) ? new Found(value, origin) : null;
    }

    private static boolean hasReference(Node node) {
        return node instanceof Scalar scalar
                && Template.of(scalar.text()).parts().stream().anyMatch(part -> !(part instanceof Template.Words));
    }

    private static boolean isSecret(Node node) {
        return node instanceof Scalar scalar
                && Template.of(scalar.text()).parts().stream()
                        .noneMatch(part -> part instanceof Template.Unclosed
                                || (part instanceof Reference reference
                                        && !reference.body().startsWith("secret:")));
    }

    private static Diagnostic wrongType(Variable variable, Variables.Given source, @Nullable Node raw) {
        String found = raw == null
                ? "the text " + MessageText.quoted(source.outside() == null ? "" : source.outside())
                : MessageText.found(raw);
        return Diagnostic.error(
                        "variable-type",
                        "The variable " + MessageText.quoted(variable.name()) + " expects "
                                + variable.type().words() + ", found "
                                + (variable.sensitive() ? "another value" : found) + " from " + source.from() + ".")
                .note("note", "it is declared here", variable.at())
                .help("write such a value, or change the `type` of the variable.");
    }

    private boolean isAllowed(Variable variable, Node value, Variables.Given source, Span at) {
        List<Node> items = value instanceof Node.Sequence list ? list.items() : List.of(value);
        List<String> others = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Scalar scalar && !variable.allowed().contains(scalar.text())) {
                others.add(scalar.text());
            }
        }
        if (variable.allowed().isEmpty() || others.isEmpty()) {
            return true;
        }
        String found = variable.sensitive() ? "another value" : MessageText.quoted(others.get(0));
        diagnostics.add(Diagnostic.error(
                        "value-not-allowed",
                        "The variable " + MessageText.quoted(variable.name()) + " expects one of "
                                + Variables.listed(variable.allowed().stream()
                                        .map(MessageText::quoted)
                                        .toList())
                                + ", found " + found + " from " + source.from()
                                + ".")
                .at(at)
                .note("note", "it is declared here", variable.at())
                .help("write one of them, or add the value to `allowed`."));
        return false;
    }

    private @Nullable Found process(Reference reference, Span at) {
        Matcher matcher = ENV.matcher(reference.body());
        if (!matcher.matches()) {
            throw new IllegalStateException("not of the process environment: " + reference);
        }
        String value = readOptions.process().get(matcher.group(1));
        boolean set = value != null && !(value.isEmpty() && matcher.group(2) != null);
        if (!set && matcher.group(2) == null) {
            diagnostics.add(Diagnostic.error(
                            "unset-environment-variable",
                            "The environment variable `" + matcher.group(1) + "` is not set.")
                    .at(at)
                    .help("set it for this run, or write `${env." + matcher.group(1)
                            + ":-text}` for a text that stands in for it."));
            return null;
        }
        String text = set ? value : matcher.group(3);
        return new Found(
                new Scalar(Kind.TEXT, Template.literal(text == null ? "" : text), false, at),
                new ValueOrigin(reference.toString(), set ? PROCESS : "its default", Optional.empty(), false));
    }

    private @Nullable Found channel(Reference reference, Span at, ReferenceScope scope) {
        if (scope.ofAnyChannel()) {
            return kept(reference, at);
        } else if (scope.channel() != null) {
            return new Found(new Scalar(Kind.TEXT, Template.literal(scope.channel()), false, at), null);
        }
        diagnostics.add(Diagnostic.error("no-channel-here", "`${channel}` stands outside of a channel.")
                .at(at)
                .help("write it in a channel or in `channelDefaults`, or write the name itself."));
        return null;
    }

    private @Nullable Found environment(Reference reference, Span at) {
        if (readOptions.environment() == null) {
            String has = environments.names().isEmpty()
                    ? "the file has no `environments`; write them, or write the text itself."
                    : "choose one with `--env`: " + Variables.listed(environments.names()) + ".";
            diagnostics.add(
                    Diagnostic.error("no-environment", "`${environment}` stands in a run without an environment.")
                            .at(at)
                            .help(has));
            return null;
        }
        return new Found(
                new Scalar(Kind.TEXT, readOptions.environment(), false, at),
                new ValueOrigin(reference.toString(), "--env", Optional.empty(), false));
    }

    private @Nullable Found documentKey(Reference reference, String key, Span at) {
        if (!(document.get(key) instanceof Scalar scalar) || scalar.kind() == Kind.NOTHING) {
            diagnostics.add(
                    Diagnostic.error("unset-" + key, "`" + reference + "` has no value: the file has no `" + key + "`.")
                            .at(at)
                            .help("write `" + key + ": ...` at the top of the file, or write the text itself."));
            return null;
        }
        Node value = substitution.in(scalar, ReferenceScope.DOCUMENT);
        return value == scalar && hasReference(scalar)
                ? null
                : new Found(
                        value,
                        new ValueOrigin(reference.toString(), "`" + key + "`", Optional.of(scalar.span()), false));
    }

    /** Resolves once, and finds circles: what is being resolved may not need itself. */
    private @Nullable Found once(String body, Span at, Supplier<@Nullable Found> resolve) {
        Optional<Found> before = known.get(body);
        if (before != null) {
            return before.orElse(null);
        }
        if (open.contains(body)) {
            List<String> way = new ArrayList<>(open);
            way.add(body);
            String circle = String.join("}` needs `${", way.subList(way.indexOf(body), way.size()));
            diagnostics.add(Diagnostic.error("reference-circle", "`${" + body + "}` needs itself.")
                    .at(at)
                    .note("note", "`${" + circle + "}`.")
                    .help("write one of these values without a reference."));
            return null;
        } else if (open.size() >= DEEPEST) {
            diagnostics.add(
                    Diagnostic.error("too-deep", "Variables need each other over more than " + DEEPEST + " steps.")
                            .at(at)
                            .help("write the value itself in one of them."));
            return null;
        }
        open.addLast(body);
        Found found = resolve.get();
        open.removeLast();
        known.put(body, Optional.ofNullable(found));
        return found;
    }

    private static Diagnostic unknown(String body, Reference reference) {
        String nearest = Suggestions.of(body, BUILT_IN)
                .map(word -> "did you mean `${" + word + "}`? ")
                .orElse("");
        return Diagnostic.error(
                        "unknown-reference", "Nothing is called " + MessageText.quoted(reference.toString()) + ".")
                .help(nearest + "there are `${var.NAME}`, `${env.NAME}`, `${name}`, `${environment}`, `${region}` and"
                        + " `${channel}`. For a text that has `${` in it, write `$${`.");
    }
}
