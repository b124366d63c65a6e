package livestream.schema;

import java.util.Locale;

/** What an endpoint packages into. */
public enum Format {
    HLS,
    DASH,
    CMAF,
    MSS;

    /** The word that stands in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #word()}. */
    public static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
