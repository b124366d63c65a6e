package livestream.engine.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Value;

/**
 * Random graphs. Two graphs of one world are about the same things, each of which may be missing, changed, of another kind,
 * or refer to others of the earlier ones.
 */
public final class Worlds {
    private static final int SIZE = 7;

    private Worlds() {}

    /** The graph of this number; the same number gives the same graph. */
    public static ResourceGraph graph(long seed) {
        Random random = new Random(seed);
        List<Resource> resources = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            String kind = List.of("plain", "slow", "named", "staged").get(random.nextInt(4));
            String address = kind + ".n" + i;
            Map<String, Value> inputs = new LinkedHashMap<>();
            if (kind.equals("named")) {
                // What is named by number stays out of references, so that its replacement takes nothing from others.
                inputs.put("Name", Value.text("n" + i + "-" + random.nextInt(2)));
            }
            if (kind.equals("staged") && random.nextInt(3) > 0) {
                inputs.put("Later", Value.num(1 + random.nextInt(2)));
            }
            inputs.put("Size", Value.num(random.nextInt(3)));
            if (random.nextBoolean()) {
                inputs.put("Comment", Value.text("c" + random.nextInt(2)));
            }
            for (String target : addresses) {
                if (random.nextInt(3) == 0) {
                    inputs.put("Of-" + target, reference(random, target));
                }
            }
            resources.add(
                    Graphs.resource(address).withInputs(new Value.Fields(inputs).with("Label", Value.text("n" + i))));
            if (!kind.equals("named")) {
                addresses.add(address);
            }
        }
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        resources.forEach(each -> builder.add(
                Resource.of(each.address(), each.inputs(), each.declaredAt()).awaited(random.nextInt(4) != 0)));
        return builder.build();
    }

    private static Value reference(Random random, String target) {
        // The id stands alone or in a template of which it is the whole, so that the fake can see who uses what.
        return random.nextBoolean() ? Graphs.id(target) : Value.items(List.of(Value.text("x"), Graphs.id(target)));
    }
}
