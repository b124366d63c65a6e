package livestream.schema.check;

import java.util.List;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;

/** One thing that can be wrong with a file whose every value is well-formed. */
public interface FileCheck {
    /** All of them; their findings are sorted by place later. */
    List<FileCheck> ALL = List.of(
            new MissingRegion(),
            new OtherPartition(),
            new TimeLimits(),
            new ManifestWindowLong(),
            new DuplicateIds(),
            new CacheLifetimes(),
            new CorsCredentials(),
            new CdnAuthorizationFit(),
            new UnknownEndpoint(),
            new ExistingSettings(),
            new BitrateOrder(),
            new AliasCertificate(),
            new GeoList(),
            new PackagerSettings(),
            new UnknownPolicy(),
            new TimeoutLimits(),
            new DuplicatePath(),
            new PathWildcards(),
            new BehaviorOrigin(),
            new ViewerFunctions(),
            new NamingPattern());

    /** Those that hold channels against each other, whichever distribution they are behind. */
    List<FileCheck> AMONG_CHANNELS = List.of(new DuplicateIds());

    /** Adds what it finds. */
    void check(Livestream livestream, Diagnostics diagnostics);
}
