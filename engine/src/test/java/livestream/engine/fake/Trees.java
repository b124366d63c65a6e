package livestream.engine.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random property trees in the shape of a {@link Kinds#BOX}. */
public final class Trees {
    private Trees() {}

    /** Any box, with some of its members. */
    public static Arbitrary<Value.Fields> boxes() {
        Arbitrary<Value> scalar = scalars();
        Arbitrary<Value> hosts = list(Arbitraries.of("a", "b", "c").map(Value::text));
        Arbitrary<Value> headers = keyed("Name", Map.of("Value", scalar));
        Arbitrary<Value> parts = keyed("Id", Map.of("Host", scalar, "Headers", headers));
        Arbitrary<Value> rules = keyed("Pattern", Map.of("Ttl", scalar, "Methods", hosts));
        Arbitrary<Value> deep = some(Map.of("A", scalar, "B", list(scalar), "C", some(Map.of("X", scalar))));
        Map<String, Arbitrary<Value>> members = new LinkedHashMap<>();
        members.put("Ttl", scalar);
        members.put("Comment", scalar);
        members.put("Hosts", hosts);
        members.put("Parts", parts);
        members.put("Rules", rules);
        members.put("Deep", deep);
        return some(members).map(value -> (Value.Fields) value);
    }

    private static Arbitrary<Value> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "x", "y").map(Value::text),
                Arbitraries.of(0, 1, 2).map(Value::num),
                Arbitraries.of(true, false).map(Value::flag),
                Arbitraries.of("k", "l").map(content -> Value.Secret.of("env:" + content, content)));
    }

    private static Arbitrary<Value> list(Arbitrary<? extends Value> items) {
        return items.list().ofMaxSize(3).map(found -> Value.items(found));
    }

    private static Arbitrary<Value> keyed(String member, Map<String, Arbitrary<Value>> members) {
        return Combinators.combine(
                        Arbitraries.of("p", "q", "r").list().uniqueElements().ofMaxSize(3),
                        some(members).list().ofSize(3))
                .as((keys, items) -> {
                    List<Value> made = new ArrayList<>();
                    for (int i = 0; i < keys.size(); i++) {
                        made.add(((Value.Fields) items.get(i)).with(member, Value.text(keys.get(i))));
                    }
                    return Value.items(made);
                });
    }

    private static Arbitrary<Value> some(Map<String, Arbitrary<Value>> members) {
        Arbitrary<Map<String, Value>> all = Arbitraries.just(Map.of());
        for (Map.Entry<String, Arbitrary<Value>> each : new java.util.TreeMap<>(members).entrySet()) {
            all = Combinators.combine(all, each.getValue().injectNull(0.4)).as((before, value) -> {
                Map<String, Value> more = new LinkedHashMap<>(before);
                if (value != null) {
                    more.put(each.getKey(), value);
                }
                return more;
            });
        }
        return all.map(Value.Fields::new);
    }
}
