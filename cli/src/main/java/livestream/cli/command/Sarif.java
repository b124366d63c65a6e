package livestream.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.providers.lint.RuleRegistry;
import livestream.schema.Diagnostic;
import livestream.schema.Explanation;
import livestream.schema.Severity;
import livestream.schema.Span;

/** Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), which code scanners read. */
final class Sarif {
    private Sarif() {}

    /** A log of one run; only rules that found something are described in it. */
    static JsonNode of(List<Diagnostic> findings, RuleRegistry book) {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "livestream");
        List<String> codes =
                findings.stream().map(Diagnostic::code).distinct().sorted().toList();
        ArrayNode rules = driver.putArray("rules");
        codes.forEach(code -> rules.add(rule(code, book.explanation(code))));
        // Spans count code points; SARIF counts UTF-16 units unless told.
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> results.add(result(finding, codes)));
        return log;
    }

    private static ObjectNode rule(String code, Optional<Explanation> known) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("id", code);
        known.ifPresent(explanation -> {
            rule.putObject("shortDescription").put("text", explanation.summary());
            rule.putObject("fullDescription").put("text", explanation.why());
            rule.putObject("help").put("text", explanation.fix());
            rule.putObject("defaultConfiguration").put("level", level(explanation.severity()));
        });
        return rule;
    }

    private static ObjectNode result(Diagnostic finding, List<String> codes) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("ruleId", finding.code());
        result.put("ruleIndex", codes.indexOf(finding.code()));
        result.put("level", level(finding.severity()));
        List<String> text = new ArrayList<>(List.of(finding.message()));
        finding.also().stream()
                .filter(label -> label.at().isEmpty())
                .forEach(label -> text.add(label.name() + ": " + label.text()));
        finding.help().ifPresent(help -> text.add("Help: " + help));
        result.putObject("message").put("text", String.join("\n", text));
        ArrayNode locations = result.putArray("locations");
        finding.at().ifPresent(at -> locations.add(location(at)));
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        finding.also().forEach(label -> label.at().ifPresent(at -> {
            ObjectNode place = location(at);
            place.putObject("message").put("text", label.text());
            related.add(place);
        }));
        if (!related.isEmpty()) {
            result.set("relatedLocations", related);
        }
        return result;
    }

    private static ObjectNode location(Span at) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(at.file()));
        physical.putObject("region")
                .put("startLine", at.line())
                .put("startColumn", at.column())
                .put("endColumn", at.column() + at.length());
        return location;
    }

    /** A path as a URI reference; relative stays relative. */
    private static String uri(String file) {
        try {
            Path path = Path.of(file).normalize();
            return path.isAbsolute()
                    ? path.toUri().toString()
                    : new URI(null, null, path.toString().replace('\\', '/'), null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path can be written as a URI", e);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
