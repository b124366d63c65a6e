package livestream.simulator.shape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of a service, read from the file {@code shapes.txt} that lies beside it; the file says how it is written. */
public final class Shapes {

    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private Shapes() {}

    /** Reads the shapes that lie beside a class. */
    public static Shapes beside(Class<?> service) {
        Shapes read = new Shapes();
        for (String line : lines(service, "shapes.txt")) {
            int open = line.indexOf(" { ");
            String name = line.substring(0, open);
            List<Shape.Member> members = new ArrayList<>();
            for (String member : line.substring(open + 3, line.length() - 2).split("; ")) {
                int colon = member.indexOf(": ");
                String label = member.substring(0, colon);
                boolean required = label.endsWith("*");
                members.add(new Shape.Member(
                        required ? label.substring(0, label.length() - 1) : label,
                        required,
                        type(member.substring(colon + 2))));
            }
            read.shapes.put(name, new Shape(name, List.copyOf(members)));
        }
        return read;
    }

    /** A shape that the file is known to have. */
    public Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no shape " + name);
        }
        return shape;
    }

    /** The lines of a text file beside a class, without comments and empty lines. */
    public static List<String> lines(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + beside);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Type type(String text) {
        if (text.endsWith("...")) {
            return new Type.Repeated(type(text.substring(0, text.length() - 3)));
        }
        int bound = text.indexOf("]>=");
        if (text.startsWith("[") && bound > 0) {
            Type.Items any = (Type.Items) type(text.substring(0, bound + 1));
            return new Type.Items(any.element(), any.item(), Integer.parseInt(text.substring(bound + 3)));
        }
        if (text.startsWith("[")) {
            String inner = text.substring(1, text.length() - 1);
            int colon = inner.indexOf(':');
            return colon < 0
                    ? new Type.Items("member", type(inner), 0)
                    : new Type.Items(inner.substring(0, colon), type(inner.substring(colon + 1)), 0);
        }
        if (text.startsWith("{str:")) {
            return new Type.Entries(type(text.substring(5, text.length() - 1)));
        }
        if (text.startsWith("str(") || text.startsWith("int(")) {
            String[] range = text.substring(4, text.length() - 1).split("\\.\\.", -1);
            int least = Integer.parseInt(range[0]);
            int most = Integer.parseInt(range[1]);
            return text.startsWith("str(") ? new Type.Text(least, most) : new Type.Whole(least, most);
        }
        if (text.startsWith("enum(")) {
            return new Type.Enumeration(
                    List.of(text.substring(5, text.length() - 1).split("\\|")));
        }
        return switch (text) {
            case "str" -> Type.Scalar.STRING;
            case "int" -> Type.Scalar.INT;
            case "long" -> Type.Scalar.LONG;
            case "double" -> Type.Scalar.DOUBLE;
            case "bool" -> Type.Scalar.BOOL;
            case "time" -> Type.Scalar.TIME;
            default -> new Type.Structure(text);
        };
    }
}
