package livestream.simulator.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the members of a request, in the words that most services of AWS share: {@code 1 validation error
 * detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null}. Texts are not told, for they may
 * be secret.
 */
public final class Violations {

    private final List<String> found = new ArrayList<>();

    /** Notes one, by the member and the rule that it breaks. */
    public void add(String member, String rule) {
        found.add("Value at '" + member + "' failed to satisfy constraint: Member must " + rule);
    }

    /** Notes that a member is missing. */
    public void addMissing(String member) {
        found.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
    }

    /** Notes a word that is not one of an enumeration. */
    public void addWord(String member, String value, List<String> words) {
        found.add("Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: Member must satisfy enum value set: " + words);
    }

    /** Notes that a list has too few members; of one that has some, AWS tells them, in a form that is nowhere described. */
    public void addShortList(String member, int size, int least) {
        found.add("Value " + (size == 0 ? "'[]' " : "") + "at '" + member
                + "' failed to satisfy constraint: Member must have length greater than or equal to " + least);
    }

    /** Notes a text that is longer or shorter than it may be, or of other characters. */
    public void checkText(String member, String value, Limits limits) {
        int length = value.codePointCount(0, value.length());
        if (length < limits.least()) {
            add(member, "have length greater than or equal to " + limits.least());
        }
        if (length > limits.most()) {
            add(member, "have length less than or equal to " + limits.most());
        }
        if (!limits.pattern().matcher(value).matches()) {
            add(member, "satisfy regular expression pattern: " + limits.pattern());
        }
    }

    /** Notes a number out of its range. */
    public void checkNumber(String member, int value, int least, int most) {
        if (value < least) {
            add(member, "have value greater than or equal to " + least);
        }
        if (value > most) {
            add(member, "have value less than or equal to " + most);
        }
    }

    /** All that was found as one text; empty when there was nothing. */
    public Optional<String> text() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String many = found.size() == 1 ? "1 validation error" : found.size() + " validation errors";
        return Optional.of(many + " detected: " + String.join("; ", found));
    }
}
