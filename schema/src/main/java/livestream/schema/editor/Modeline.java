package livestream.schema.editor;

/** The comment by which an editor finds the schema of a file. */
public final class Modeline {
    /** Where the schema is kept beside a file, as a path from there; not meant to be checked in. */
    public static final String PATH = ".livestream/schema.json";

    /** The first line of a file whose schema is kept beside it. */
    public static final String TEXT = to("./" + PATH);

    private Modeline() {}

    /** The same for a schema that is elsewhere: a path from the file's folder, or a URL. */
    public static String to(String schema) {
        return "# yaml-language-server: $schema=" + schema;
    }
}
