package livestream.providers.lint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.schema.Diagnostic;
import livestream.schema.Explanation;
import livestream.schema.Severity;
import livestream.schema.shape.Suggestions;

/** Every rule, and what there is to say of every kind of finding, whoever finds it. */
public final class RuleRegistry {
    private final List<Rule> rules;
    private final SortedMap<String, Explanation> explanations = new TreeMap<>();

    /**
     * @param others of findings that are not made by a rule; each name must be new
     */
    public RuleRegistry(List<Rule> rules, List<List<Explanation>> others) {
        this.rules = List.copyOf(rules);
        rules.forEach(rule -> add(rule.explanation()));
        others.forEach(part -> part.forEach(this::add));
    }

    private void add(Explanation explanation) {
        if (explanations.putIfAbsent(explanation.name(), explanation) != null) {
            throw new IllegalStateException("two kinds of findings are called " + explanation.name());
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /** All of them, by name. */
    public Collection<Explanation> explanations() {
        return List.copyOf(explanations.values());
    }

    /** The explanation of this name. */
    public Optional<Explanation> explanation(String name) {
        return Optional.ofNullable(explanations.get(name));
    }

    /** Whether a user may set a finding aside. */
    boolean isAdvice(Diagnostic finding) {
        return explanation(finding.code()).map(Explanation::advice).orElse(finding.severity() != Severity.ERROR);
    }

    /** What to do about a name that nothing has. */
    public String correction(String name) {
        return Suggestions.of(name, explanations.keySet())
                .map(near -> "did you mean `" + near + "`? ")
                .orElse("")
                .concat("`livestream explain` lists every rule.");
    }
}
