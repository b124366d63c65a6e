package livestream.schema.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import livestream.schema.Span;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;
import org.jspecify.annotations.Nullable;

/** What a variable holds. */
enum VariableType {
    STRING("a text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("`true` or `false`"),
    LIST("a list of single values");

    private final String words;

    VariableType(String words) {
        this.words = words;
    }

    /** What is expected, in a sentence. */
    String words() {
        return words;
    }

    /** The type of this name; a text when there is none, for which the schema has a finding. */
    static VariableType named(String name) {
        for (VariableType type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        return STRING;
    }

    /** The type that a default shows. */
    static VariableType of(@Nullable Node value) {
        if (value instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case INTEGER -> INTEGER;
                case DECIMAL -> NUMBER;
                case FLAG -> BOOLEAN;
                case TEXT, NOTHING -> STRING;
            };
        }
        return value instanceof Node.Sequence ? LIST : STRING;
    }

    /** A value of a file as this type has it, or null when it is of another. */
    @Nullable
    Node fit(Node value) {
        if (this == LIST) {
            return value instanceof Node.Sequence list && list.items().stream().allMatch(VariableType::isSingle)
                    ? value
                    : null;
        } else if (!(value instanceof Scalar scalar) || scalar.kind() == Kind.NOTHING) {
            return null;
        } else {
            return switch (this) {
                case STRING -> new Scalar(Kind.TEXT, scalar.text(), false, scalar.span());
                case INTEGER -> scalar.kind() == Kind.INTEGER ? scalar : null;
                case NUMBER -> scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.DECIMAL ? scalar : null;
                default -> scalar.kind() == Kind.FLAG ? scalar : null;
            };
        }
    }

    /** A text from the command line or the process environment as this type, or null when it is none; a list has commas. */
    @Nullable
    Node read(String text, Span at) {
        String literal = Template.literal(text);
        return switch (this) {
            case STRING -> new Scalar(Kind.TEXT, literal, false, at);
            case INTEGER -> text.matches("[-+]?[0-9]{1,18}") ? new Scalar(Kind.INTEGER, text, true, at) : null;
            case NUMBER -> number(text, at);
            case BOOLEAN -> text.equals("true") || text.equals("false") ? new Scalar(Kind.FLAG, text, true, at) : null;
            case LIST -> list(literal, at);
        };
    }

    private static @Nullable Node number(String text, Span at) {
        Node whole = INTEGER.read(text, at);
        return whole == null && text.matches("[-+]?[0-9]{1,18}\\.[0-9]{1,18}")
                ? new Scalar(Kind.DECIMAL, text, true, at)
                : whole;
    }

    private static Node list(String text, Span at) {
        List<Node> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(new Scalar(Kind.TEXT, item.strip(), false, at));
            }
        }
        return new Node.Sequence(
                items, true, at, 1 + items.stream().mapToLong(Node::size).sum());
    }

    private static boolean isSingle(Node item) {
        return item instanceof Scalar scalar && scalar.kind() != Kind.NOTHING;
    }
}
