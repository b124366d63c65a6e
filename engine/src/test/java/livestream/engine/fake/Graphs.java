package livestream.engine.fake;

import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** Graphs in few words. */
public final class Graphs {
    private Graphs() {}

    public static ResourceGraph of(Resource... resources) {
        ResourceGraph.Builder builder = new ResourceGraph.Builder();
        for (Resource resource : resources) {
            builder.add(resource);
        }
        return builder.build();
    }

    /** A resource that is labelled with its key and has these inputs besides. */
    public static Resource resource(String address, Object... namesAndValues) {
        Address parsed = Address.parse(address);
        Value.Fields inputs = Value.fields("Label", parsed.key()).and(Value.fields(namesAndValues));
        return Resource.of(parsed, inputs, new Span("livestream.yaml", 3, 1, 4));
    }

    public static Value.Reference ref(String address, String output) {
        return new Value.Reference(Address.parse(address), output);
    }

    public static Value.Reference id(String address) {
        return ref(address, "Id");
    }
}
