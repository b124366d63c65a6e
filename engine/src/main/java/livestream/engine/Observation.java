package livestream.engine;

import livestream.schema.Value;

/** What AWS said when asked for one thing. */
public sealed interface Observation {

    /** It is not there. */
    record Absent() implements Observation {}

    /**
     * It is there.
     *
     * @param id what AWS calls it
     * @param properties what it is, in the shape of {@link Resource#inputs()}
     * @param outputs what others may refer to beyond its properties
     */
    record Present(String id, Value.Fields properties, Value.Fields outputs, Readiness readiness)
            implements Observation {}

    /** Whether a thing that is there can be used. */
    sealed interface Readiness {

        /** It is in use as it was asked for. */
        record Ready() implements Readiness {}

        /**
         * AWS is still working on it.
         *
         * @param what AWS's word for it, as in {@code InProgress}
         */
        record Settling(String what) implements Readiness {}

        /**
         * It will not become ready by waiting.
         *
         * @param why AWS's word for it
         */
        record Broken(String why) implements Readiness {}
    }
}
