package livestream.providers.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Which members a tree may have, and of which types, so that what a user wrote in AWS's own names can be checked before
 * anything is called. The trees are those of {@link SdkTree}: CloudFront's {@code Quantity} and {@code Items} are a list.
 */
public sealed interface SdkShape {

    /** One value: a text, a number or a flag. */
    record Scalar(Class<? extends Value> kind) implements SdkShape {}

    /** Items of one shape. */
    record Listing(SdkShape item) implements SdkShape {}

    /** Any names, with values of one shape. */
    record Mapping(SdkShape value) implements SdkShape {}

    /** Named members. */
    record Structure(Map<String, SdkShape> members) implements SdkShape {}

    /**
     * What does not fit.
     *
     * @param path as in {@code OriginShield.Enabled}, items of lists as {@code [0]}
     * @param expected the members that there are when the name is unknown; empty when the value has another type
     * @param type what the value should be, in words
     * @param found what it is
     */
    record ShapeViolation(String path, List<String> expected, String type, Value found) {}

    /** The shape of a structure of the API. */
    static SdkShape plain(SdkPojo shape) {
        return structure(shape, false);
    }

    /** The same of one of CloudFront's structures. */
    static SdkShape quantified(SdkPojo shape) {
        return structure(shape, true);
    }

    /** A list of structures. */
    static SdkShape list(SdkPojo item) {
        return new Listing(plain(item));
    }

    /** A structure of our own making, whose members are shapes of the API. */
    static SdkShape of(Map<String, SdkShape> members) {
        return new Structure(new TreeMap<>(members));
    }

    private static SdkShape structure(SdkPojo shape, boolean quantified) {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        shape.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        if (quantified && fields.remove("Quantity") != null && fields.keySet().equals(Set.of("Items"))) {
            return of(fields.values().iterator().next(), true);
        }
        Map<String, SdkShape> members = new LinkedHashMap<>();
        fields.forEach((name, field) -> members.put(name, of(field, quantified)));
        return new Structure(members);
    }

    private static SdkShape of(SdkField<?> field, boolean quantified) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return new Listing(of(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), quantified));
        } else if (type == MarshallingType.MAP) {
            return new Mapping(of(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), quantified));
        } else if (type == MarshallingType.SDK_POJO) {
            return structure(field.constructor().get(), quantified);
        } else if (type == MarshallingType.BOOLEAN) {
            return new Scalar(Value.Flag.class);
        }
        boolean number = type == MarshallingType.INTEGER
                || type == MarshallingType.LONG
                || type == MarshallingType.FLOAT
                || type == MarshallingType.DOUBLE;
        return new Scalar(number ? Value.Num.class : Value.Text.class);
    }

    /** Everything in a tree that does not fit, in its order. */
    default List<ShapeViolation> misfits(Value tree) {
        List<ShapeViolation> found = new ArrayList<>();
        find(tree, "", found);
        return found;
    }

    private void find(Value value, String path, List<ShapeViolation> found) {
        if (this instanceof Structure structure && value instanceof Value.Fields fields) {
            fields.fields().forEach((name, inner) -> {
                String at = path.isEmpty() ? name : path + "." + name;
                SdkShape member = structure.members().get(name);
                if (member == null) {
                    found.add(new ShapeViolation(
                            at, List.copyOf(structure.members().keySet()), "", inner));
                } else {
                    member.find(inner, at, found);
                }
            });
        } else if (this instanceof Mapping mapping && value instanceof Value.Fields fields) {
            fields.fields().forEach((name, inner) -> mapping.value().find(inner, path + "." + name, found));
        } else if (this instanceof Listing listing && value instanceof Value.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                listing.item().find(items.items().get(i), path + "[" + i + "]", found);
            }
        } else if (!(this instanceof Scalar scalar) || !scalar.kind().isInstance(value)) {
            found.add(new ShapeViolation(path, List.of(), words(), value));
        }
    }

    /** What a value of this shape is, in words. */
    private String words() {
        if (this instanceof Structure structure) {
            return "a map with "
                    + structure.members().keySet().stream().limit(12).collect(Collectors.joining(", "));
        } else if (this instanceof Listing) {
            return "a list";
        } else if (this instanceof Mapping) {
            return "a map";
        }
        Class<?> kind = ((Scalar) this).kind();
        return kind == Value.Text.class ? "a text" : kind == Value.Num.class ? "a number" : "`true` or `false`";
    }
}
