package livestream.schema.check;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Node.Kind;
import livestream.schema.yaml.Node.Scalar;

/** Numbers that YAML 1.1 and YAML 1.2 read differently, and the account, which is no number at all. */
public final class AmbiguousScalars {
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9]+");
    private static final int ACCOUNT = 12;

    private AmbiguousScalars() {}

    /** Looks at every plain number of the document. */
    public static void check(Node.Mapping document, Diagnostics diagnostics) {
        Set<Optional<Span>> told =
                diagnostics.all().stream().map(Diagnostic::at).collect(Collectors.toSet());
        document.entries().values().forEach(entry -> {
            if (entry.key().equals("account")
                    && entry.value() instanceof Scalar scalar
                    && scalar.kind() == Kind.INTEGER) {
                account(entry, scalar.text(), diagnostics);
            } else {
                numbers(entry.value(), told, diagnostics);
            }
        });
    }

    private static void account(Entry entry, String digits, Diagnostics diagnostics) {
        Diagnostic diagnostic;
        if (!digits.matches("[0-9]+") || digits.length() > ACCOUNT) {
            diagnostic = Diagnostic.error(
                            "account-number",
                            "`account` expects 12 digits in quotes, found the number `" + digits + "`.")
                    .help("copy the account id from the console and put it in quotes.");
        } else if (digits.length() < ACCOUNT) {
            String padded = "0".repeat(ACCOUNT - digits.length()) + digits;
            diagnostic = Diagnostic.error(
                            "account-number",
                            "`account` expects 12 digits in quotes, found a number of " + digits.length()
                                    + (digits.length() == 1 ? " digit." : " digits."))
                    .help("a leading zero is lost when a number is written; if that happened here, write `account: \""
                            + padded + "\"`.");
        } else {
            diagnostic = Diagnostic.warning(
                            "account-number", "`account` expects 12 digits in quotes, found them without quotes.")
                    .help("write `account: \"" + digits + "\"`; other YAML readers take it as a number"
                            + (digits.startsWith("0") ? " and drop the zero." : "."));
        }
        diagnostics.add(diagnostic.at(entry.place()));
    }

    private static void numbers(Node node, Set<Optional<Span>> told, Diagnostics diagnostics) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> numbers(entry.value(), told, diagnostics));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> numbers(item, told, diagnostics));
        } else if (node instanceof Scalar scalar
                && scalar.kind() == Kind.INTEGER
                && OCTAL.matcher(scalar.text()).matches()
                && !told.contains(Optional.of(scalar.span()))) {
            diagnostics.add(Diagnostic.warning(
                            "leading-zero",
                            "`" + scalar.text() + "` is " + Long.parseLong(scalar.text())
                                    + " here, but YAML 1.1 readers take a leading zero for an octal number.")
                    .at(scalar.span())
                    .help("write `" + Long.parseLong(scalar.text())
                            + "`, or quotes around it when it is meant as text."));
        }
    }
}
