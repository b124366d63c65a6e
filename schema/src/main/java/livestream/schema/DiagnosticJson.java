package livestream.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Findings as JSON for a pipeline or an editor; members that a finding does not have are left out. */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    /** A list of {@code {code, severity, message, file, line, column, length, also, help}}. */
    public static String text(List<Diagnostic> diagnostics) {
        return list(diagnostics).toPrettyString() + "\n";
    }

    /** The same as a tree. */
    public static ArrayNode list(List<Diagnostic> diagnostics) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        diagnostics.forEach(diagnostic -> list.add(json(diagnostic)));
        return list;
    }

    private static JsonNode json(Diagnostic diagnostic) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("code", diagnostic.code());
        object.put("severity", diagnostic.severity().word());
        object.put("message", diagnostic.message());
        diagnostic.at().ifPresent(at -> place(object, at));
        ArrayNode also = JsonNodeFactory.instance.arrayNode();
        for (Diagnostic.Label label : diagnostic.also()) {
            ObjectNode fact = also.addObject();
            fact.put("name", label.name());
            fact.put("text", label.text());
            label.at().ifPresent(at -> place(fact, at));
        }
        object.set("also", also);
        diagnostic.help().ifPresent(help -> object.put("help", help));
        return object;
    }

    private static void place(ObjectNode object, Span at) {
        object.put("file", at.file());
        object.put("line", at.line());
        object.put("column", at.column());
        object.put("length", at.length());
    }
}
