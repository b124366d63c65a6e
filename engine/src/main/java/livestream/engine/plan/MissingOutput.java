package livestream.engine.plan;

import livestream.schema.Value;

/** What others refer to is not known of a resource that has settled: a state that was written by hand may leave it out. */
public final class MissingOutput extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingOutput(Value.Reference reference) {
        super("Nothing says what the `" + reference.output() + "` of `" + reference.target()
                + "` is, and others refer to it.");
    }
}
