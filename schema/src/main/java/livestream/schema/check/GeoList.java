package livestream.schema.check;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.Geo;
import livestream.schema.Livestream;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;

/** A geo restriction that lets in and turns away at once, or neither, or names what is no country. */
final class GeoList implements FileCheck {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

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
        if (geo != null) {
            Span at = livestream.distribution().place().of("geo");
            Stream.concat(geo.allow().stream(), geo.deny().stream())
                    .filter(code -> code.matches("[A-Z]{2}") && !isCountry(code))
                    .forEach(code -> diagnostics.add(Diagnostic.error(
                                    "unknown-country",
                                    "`geo` expects codes of ISO 3166-1, found " + MessageText.quoted(code) + ".")
                            .at(at)
                            .help(
                                    code.equals("UK")
                                            ? "write `GB` for the United Kingdom."
                                            : "look the country up in ISO 3166-1 alpha-2, such as `DE` for Germany.")));
        }
    }

    /** Codes with X are for users of the standard to give out, such as {@code XK} for Kosovo. */
    private static boolean isCountry(String code) {
        return code.startsWith("X") || COUNTRIES.contains(code);
    }
}
