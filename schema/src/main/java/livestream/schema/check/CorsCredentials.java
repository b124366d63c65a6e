package livestream.schema.check;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.Cors;
import livestream.schema.Livestream;

/** Any origin together with cookies: browsers refuse the answer. */
final class CorsCredentials implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Cors cors = livestream.distribution().cors();
        if (cors == null) {
            return;
        }
        boolean any = cors.origins().contains("*");
        if (any && cors.credentials()) {
            diagnostics.add(Diagnostic.error(
                            "cors-any-with-credentials",
                            "`cors` lets any origin `*` send credentials, expected a list of origins.")
                    .at(livestream.distribution().place().of("cors"))
                    .help("write `origins: [\"https://www.example.com\"]`, because browsers refuse `*` together with"
                            + " credentials; or leave `credentials` out."));
        } else if (any && cors.origins().size() > 1) {
            diagnostics.add(Diagnostic.error(
                            "cors-any-and-others",
                            "`cors` lists `*` beside other origins, expected `*` alone or a list.")
                    .at(livestream.distribution().place().of("cors"))
                    .help("keep `[\"*\"]`, or leave `*` out."));
        }
    }
}
