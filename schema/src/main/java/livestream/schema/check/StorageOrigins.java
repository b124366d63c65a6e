package livestream.schema.check;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MappingReader;

/** How many web pages may play from storage: S3 counts rules, MediaStore the origins of one (MediaStore API reference, CorsRule). */
public final class StorageOrigins {
    private static final int MOST = 100;

    private StorageOrigins() {}

    /** Looks at the {@code cors} of a container. */
    public static void checkContainer(MappingReader mediastore, Diagnostics diagnostics) {
        MappingReader cors = mediastore.section("cors");
        int origins = cors.words("origins").size();
        if (origins > MOST) {
            diagnostics.add(Diagnostic.error(
                            "too-many-entries",
                            "`origins` expects at most " + MOST + " entries, found " + origins + ".")
                    .at(cors.place().of("origins"))
                    .help("MediaStore takes no more of them; leave " + (origins - MOST) + " out, or write `*`."));
        }
    }
}
