package livestream.engine.apply;

/** What a step of an apply does to its resource. */
public enum Action {
    CREATE("creating", "created"),
    UPDATE("updating", "updated"),
    DELETE("deleting", "deleted"),
    ADOPT("importing", "imported"),
    KEEP("waiting for", "ready"),
    FORGET("forgetting", "forgotten");

    private final String doing;
    private final String done;

    Action(String doing, String done) {
        this.doing = doing;
        this.done = done;
    }

    /** As in "creating". */
    public String doing() {
        return doing;
    }

    /** As in "created". */
    public String done() {
        return done;
    }
}
