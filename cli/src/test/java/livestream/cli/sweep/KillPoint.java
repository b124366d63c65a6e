package livestream.cli.sweep;

/** A place in a run at which it can be killed. */
sealed interface KillPoint {

    /** What it has in common with others like it, whichever of them it is. */
    String kind();

    /**
     * A call to AWS, which has just arrived there or has just taken effect.
     *
     * @param nth of the calls of its operation, from one
     */
    record Call(Moment moment, String service, String operation, int nth) implements KillPoint {
        /** What changes nothing is the same before and after. */
        @Override
        public String kind() {
            boolean reads = operation.matches("(Get|List|Describe|Head).*");
            return (reads ? "around" : moment.words()) + " " + service + " " + operation;
        }
    }

    /**
     * A write of the state.
     *
     * @param verb {@code write} for an object as a whole, {@code append} for its end
     * @param object which of the state's objects, as in {@code journal}
     * @param nth of the writes of this verb to this object, from one
     */
    record Write(Moment moment, String verb, String object, int nth) implements KillPoint {
        @Override
        public String kind() {
            return moment.words() + " " + verb + " of the " + object;
        }
    }

    /** When, as seen from what is done there. */
    enum Moment {
        /** Nothing of it is done. */
        BEFORE,
        /** A file was written beside and not renamed; or half of a line was added, or one that the end mark does not know yet. */
        HALFWAY,
        /** It is done, and durable, and whoever asked for it does not know yet. */
        AFTER;

        String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
