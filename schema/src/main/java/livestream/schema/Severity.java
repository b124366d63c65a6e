package livestream.schema;

import java.util.Locale;

/** How bad a finding is; only an {@link #ERROR} stops a run. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The word that a reader sees. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
