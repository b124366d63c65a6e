package livestream.schema.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Scalar;

/**
 * Names of channels that count up, written as a shell writes them: {@code ch{001..200}} with its zeros, {@code {0..90..10}} in
 * steps, and of several braces the last counts fastest. What a shell would make of anything else is a finding.
 */
final class ChannelRange {
    private static final Pattern BRACES = Pattern.compile("\\{([0-9]+)\\.\\.([0-9]+)(?:\\.\\.([0-9]+))?\\}");

    /** The form that the schema asks for, and has the finding about. */
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*)?(?:" + BRACES + "[A-Za-z0-9_-]*)++");

    private static final int MOST_DIGITS = 9;

    private ChannelRange() {}

    /**
     * The names, in order; none with a finding, or when the schema has one about the form.
     *
     * @param most how many are not too many
     */
    static List<String> names(Scalar range, int most, Diagnostics diagnostics) {
        String text = range.text();
        if (text.contains(Template.OPEN)) {
            diagnostics.add(
                    Diagnostic.error("reference-in-range", "`range` expects plain text, found a reference in it.")
                            .at(range.span())
                            .help("write the range itself; an environment may have `channelsFrom` of its own."));
            return List.of();
        } else if (!FORM.matcher(text).matches()) {
            return List.of();
        }
        List<String> names = List.of("");
        int end = 0;
        for (MatchResult braces : BRACES.matcher(text).results().toList()) {
            List<String> numbers = numbers(braces, range, most, diagnostics);
            if ((long) numbers.size() * names.size() > most) {
                diagnostics.add(tooMany(range, most));
                return List.of();
            }
            String before = text.substring(end, braces.start());
            names = names.stream()
                    .flatMap(name -> numbers.stream().map(number -> name + before + number))
                    .toList();
            end = braces.end();
        }
        String rest = text.substring(end);
        return names.stream().map(name -> name + rest).toList();
    }

    private static List<String> numbers(MatchResult braces, Scalar range, int most, Diagnostics diagnostics) {
        String from = braces.group(1);
        String to = braces.group(2);
        String by = braces.group(3) == null ? "1" : braces.group(3);
        if (Math.max(Math.max(from.length(), to.length()), by.length()) > MOST_DIGITS) {
            diagnostics.add(tooMany(range, most));
            return List.of();
        }
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        int step = Integer.parseInt(by);
        boolean padded = isPadded(from) || isPadded(to);
        int width = padded ? Math.max(from.length(), to.length()) : 1;
        if (first > last) {
            diagnostics.add(Diagnostic.error(
                            "range-reversed",
                            MessageText.quoted(braces.group()) + " counts down, expected the lower number first.")
                    .at(range.span())
                    .help("write `{" + to + ".." + from + "}`."));
            return List.of();
        } else if (padded && from.length() != to.length()) {
            diagnostics.add(Diagnostic.error(
                            "range-padding",
                            "The numbers of " + MessageText.quoted(braces.group())
                                    + " have leading zeros, and not the same number of digits.")
                    .at(range.span())
                    .help("write `{" + padded(first, width) + ".." + padded(last, width)
                            + "}`, or no leading zeros at all: `{" + first + ".." + last + "}`."));
            return List.of();
        } else if (step == 0) {
            diagnostics.add(Diagnostic.error("range-step", MessageText.quoted(braces.group()) + " never gets on.")
                    .at(range.span())
                    .help("write `{" + from + ".." + to + "}`, or a step of 1 or more."));
            return List.of();
        } else if ((last - first) / step >= most) {
            diagnostics.add(tooMany(range, most));
            return List.of();
        }
        List<String> numbers = new ArrayList<>();
        for (int number = first; number <= last && number >= first; number += step) {
            numbers.add(padded(number, width));
        }
        return numbers;
    }

    static Diagnostic tooMany(Scalar source, int most) {
        return Diagnostic.error(
                        "too-many-channels",
                        "`channelsFrom` makes more than " + most
                                + " channels here, which is as many as a file may have.")
                .at(source.span())
                .help("check the numbers; more channels than that are several files, each with a state of its own.");
    }

    private static boolean isPadded(String number) {
        return number.length() > 1 && number.startsWith("0");
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
