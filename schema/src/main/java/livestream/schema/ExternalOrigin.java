package livestream.schema;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint of another account, known by its URL alone; no API of MediaPackage is called for it.
 *
 * @param domain host name
 * @param originPath where the endpoint lives on that host, with a leading and without a trailing slash: {@code /out/v1/<id>}
 * @param manifestId for CMAF, the path part between endpoint and manifest; null for other formats
 * @param manifestName without its extension
 */
public record ExternalOrigin(
        String domain, String originPath, @Nullable String manifestId, String manifestName) {}
