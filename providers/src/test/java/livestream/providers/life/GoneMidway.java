package livestream.providers.life;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.ResourceType;
import livestream.schema.Value;

/** AWS by way of a process that dies: the create takes effect, and nobody hears the answer. */
public final class GoneMidway implements ResourceType {

    /** Stands for the end of the process. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ResourceType type;

    private GoneMidway(ResourceType type) {
        this.type = type;
    }

    /** Dies right after creating something of this kind. */
    public static Catalog afterCreating(String kind, Catalog catalog) {
        return name -> name.equals(kind) ? new GoneMidway(catalog.type(name)) : catalog.type(name);
    }

    @Override
    public Observation.Present create(String identity, Value.Fields inputs) {
        type.create(identity, inputs);
        throw new Died();
    }

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public Facts facts() {
        return type.facts();
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return type.identity(inputs, token);
    }

    @Override
    public Optional<String> find(String identity) {
        return type.find(identity);
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        return type.observe(ids);
    }

    @Override
    public Observation.Present update(String id, Value.Fields applied, Value.Fields inputs) {
        return type.update(id, applied, inputs);
    }

    @Override
    public void delete(String id) {
        type.delete(id);
    }
}
