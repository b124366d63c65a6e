package livestream.providers.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The only place that walks AWS SDK shapes: what a shape holds becomes a {@link Value}, and a {@code Value} fills a shape.
 * Members are called as the API calls them ({@code SdkField.memberName}), in PascalCase.
 *
 * <p>{@code SdkField} and {@code SdkPojo} are promised to AWS's own modules only, so nothing else imports them; the SDK's
 * version is pinned and a test walks every shape in use.
 */
public final class SdkTree {
    private final Set<String> secrets;
    private final boolean quantified;

    private SdkTree(Set<String> secrets, boolean quantified) {
        this.secrets = Set.copyOf(secrets);
        this.quantified = quantified;
    }

    /** Walks plain shapes. */
    public static SdkTree plain(Set<String> secrets) {
        return new SdkTree(secrets, false);
    }

    /**
     * Walks CloudFront's shapes, whose lists are structures of {@code Quantity} and {@code Items}: those two alone read as
     * a list; with a third member beside them, {@code Quantity} is left out and counted again when writing.
     *
     * @param secrets paths of members to be kept secret, as in {@code Origins[].CustomHeaders[].HeaderValue}
     */
    public static SdkTree quantified(Set<String> secrets) {
        return new SdkTree(secrets, true);
    }

    /** What the shape holds, members that are not set left out. */
    public Value.Fields read(SdkPojo shape) {
        return readFields(shape, "");
    }

    /**
     * Fills a builder and returns it.
     *
     * @throws IllegalArgumentException when the shape has no such member or not of that type; names the path
     */
    public <B extends SdkPojo> B write(Value.Fields tree, B builder) {
        writeFields(tree, builder, "");
        return builder;
    }

    private Value.Fields readFields(SdkPojo shape, String path) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (SdkField<?> field : shape.sdkFields()) {
            Object held = field.getValueOrDefault(shape);
            if (held != null && !(quantified && field.memberName().equals("Quantity"))) {
                Value value = read(held, inner(path, field.memberName()));
                if (value != null) {
                    fields.put(field.memberName(), value);
                }
            }
        }
        return new Value.Fields(fields);
    }

    private @Nullable Value read(Object held, String path) {
        if (held instanceof SdkAutoConstructList<?> || held instanceof SdkAutoConstructMap<?, ?>) {
            return null;
        } else if (held instanceof String text) {
            return secrets.contains(path) ? Value.Secret.of("aws", text) : Value.text(text);
        } else if (held instanceof Boolean on) {
            return Value.flag(on);
        } else if (held instanceof Number number) {
            return new Value.Num(new BigDecimal(number.toString()));
        } else if (held instanceof Instant instant) {
            return Value.text(instant.toString());
        } else if (held instanceof List<?> list) {
            List<Value> items = new ArrayList<>();
            for (Object item : list) {
                Value read = read(item, path + "[]");
                items.add(read == null ? Value.fields() : read);
            }
            return Value.items(items);
        } else if (held instanceof Map<?, ?> map) {
            Map<String, Value> fields = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Value read = read(value, inner(path, key.toString()));
                if (read != null) {
                    fields.put(key.toString(), read);
                }
            });
            return new Value.Fields(fields);
        } else if (held instanceof SdkPojo shape) {
            if (isList(shape)) {
                Object items = member(shape, "Items").getValueOrDefault(shape);
                Value read = items == null ? null : read(items, path);
                return read == null ? Value.items(List.of()) : read;
            }
            return readFields(shape, path);
        }
        throw new IllegalStateException(
                "no value stands for a " + held.getClass().getName() + " at " + path);
    }

    private void writeFields(Value.Fields tree, SdkPojo builder, String path) {
        tree.fields().forEach((name, value) -> {
            SdkField<?> field = member(builder, name);
            field.set(builder, write(value, field, inner(path, name)));
        });
        if (quantified && hasMember(builder, "Quantity")) {
            Value items = tree.get("Items");
            int quantity = items instanceof Value.Items list ? list.items().size() : 0;
            member(builder, "Quantity").set(builder, quantity);
        }
    }

    private Object write(Value value, SdkField<?> field, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            if (value instanceof Value.Secret secret) {
                return secret.reveal();
            }
            return expect(Value.Text.class, value, path).text();
        } else if (type == MarshallingType.BOOLEAN) {
            return expect(Value.Flag.class, value, path).on();
        } else if (type == MarshallingType.INTEGER) {
            return expect(Value.Num.class, value, path).number().intValueExact();
        } else if (type == MarshallingType.LONG) {
            return expect(Value.Num.class, value, path).number().longValueExact();
        } else if (type == MarshallingType.DOUBLE) {
            return expect(Value.Num.class, value, path).number().doubleValue();
        } else if (type == MarshallingType.LIST) {
            SdkField<?> item = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            for (Value each : expect(Value.Items.class, value, path).items()) {
                list.add(write(each, item, path + "[]"));
            }
            return list;
        } else if (type == MarshallingType.MAP) {
            SdkField<?> entry = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            expect(Value.Fields.class, value, path)
                    .fields()
                    .forEach((key, each) -> map.put(key, write(each, entry, inner(path, key))));
            return map;
        } else if (type == MarshallingType.SDK_POJO) {
            return writeShape(value, field.constructor().get(), path);
        }
        throw new IllegalArgumentException(path + " has a type that no value stands for: " + type);
    }

    private Object writeShape(Value value, SdkPojo builder, String path) {
        boolean list = isList(builder) && value instanceof Value.Items;
        Value.Fields fields = list ? items((Value.Items) value) : expect(Value.Fields.class, value, path);
        // The items of a pure list stand at the list's own path, as they do when reading.
        writeFields(fields, builder, path);
        return ((Buildable) builder).build();
    }

    /** AWS wants no {@code Items} beside a quantity of zero. */
    private static Value.Fields items(Value.Items list) {
        return list.items().isEmpty() ? Value.fields() : Value.fields("Items", list);
    }

    private boolean isList(SdkPojo shape) {
        return quantified && shape.sdkFields().size() == 2 && hasMember(shape, "Quantity") && hasMember(shape, "Items");
    }

    private static boolean hasMember(SdkPojo shape, String name) {
        return shape.sdkFields().stream().anyMatch(field -> field.memberName().equals(name));
    }

    private static SdkField<?> member(SdkPojo shape, String name) {
        return shape.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(shape.getClass().getName() + " has no member " + name));
    }

    private static <V extends Value> V expect(Class<V> kind, Value value, String path) {
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException(path + " takes a " + kind.getSimpleName() + " and got the "
                    + value.getClass().getSimpleName() + " " + value);
        }
        return kind.cast(value);
    }

    private static String inner(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
