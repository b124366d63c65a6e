package livestream.simulator.cloudfront;

import java.util.LinkedHashMap;
import java.util.Map;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.ShapeViolation;
import livestream.simulator.shape.Shapes;

/** CloudFront's refusals by code, with the statuses and texts of the file {@code errors.txt} beside this class. */
final class Errors {

    private record Known(int status, String text) {}

    private static final Map<String, Known> KNOWN = read();

    private Errors() {}

    /** A refusal with its usual text. */
    static ServiceError refusal(String code) {
        return refusal(code, text(code));
    }

    /** The usual text of a code, to which more may be added. */
    static String text(String code) {
        return known(code).text();
    }

    /** A refusal with a text of its own. */
    static ServiceError refusal(String code, String text) {
        return new ServiceError(known(code).status(), code, text);
    }

    /** The refusal of a value. */
    static ServiceError invalid(String text) {
        return refusal("InvalidArgument", text);
    }

    /** A refusal of what does not fit its shape. */
    static ServiceError misfit(ShapeViolation shapeViolation) {
        return switch (shapeViolation.kind()) {
            case MALFORMED -> refusal("MalformedXML", text("MalformedXML") + " (" + shapeViolation.text() + ")");
            case EMPTY_LIST -> refusal("MalformedInput", shapeViolation.text());
            case MISSING -> refusal("MalformedXML", shapeViolation.text());
            case VALUE -> invalid(shapeViolation.text());
        };
    }

    private static Known known(String code) {
        Known known = KNOWN.get(code);
        if (known == null) {
            throw new IllegalArgumentException("errors.txt has no " + code);
        }
        return known;
    }

    private static Map<String, Known> read() {
        Map<String, Known> known = new LinkedHashMap<>();
        for (String line : Shapes.lines(Errors.class, "errors.txt")) {
            String[] parts = line.split(" ", 3);
            known.put(parts[0], new Known(Integer.parseInt(parts[1]), parts[2]));
        }
        return known;
    }
}
