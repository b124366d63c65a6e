package livestream.schema.check;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.Geo;
import livestream.schema.Livestream;

/** A geo restriction that lets in and turns away at once, or neither. */
final class GeoList implements Rule {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Geo geo = livestream.distribution().geo();
        if (geo != null && geo.allow().isEmpty() == geo.deny().isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "geo-allow-or-deny",
                            geo.allow().isEmpty()
                                    ? "`geo` lists no country, expected `allow` or `deny`."
                                    : "`geo` has `allow` and `deny`, expected one of the two.")
                    .at(livestream.distribution().place().of("geo"))
                    .help("write `geo: { allow: [US, CA] }`, or leave `geo` out for everywhere."));
        }
    }
}
