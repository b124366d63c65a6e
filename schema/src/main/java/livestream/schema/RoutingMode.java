package livestream.schema;

import java.util.Locale;

/** How viewer URLs are told apart: what the path patterns of an endpoint look like. */
public enum RoutingMode {
    /** Stay with what is deployed; else {@link #LITERAL} where it is sound, else {@link #PATH}. */
    AUTO,
    /** The guide's own patterns, such as {@code *.m3u8}, with the origin path set. */
    LITERAL,
    /** {@code out/v1/<id>/*.m3u8}, without an origin path. */
    PATH,
    /** {@code news-hls*.m3u8}: told apart by manifest name, with the origin path set. */
    NAME,
    /** One set of patterns per host, without an origin path. */
    SHARED;

    /** The word that stands in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #word()}. */
    public static RoutingMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
