package livestream.schema.check;

import java.util.ArrayList;
import java.util.List;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.DefaultBehavior;
import livestream.schema.Livestream;
import livestream.schema.shape.NearestWord;
import livestream.schema.yaml.Words;

/** A default behavior whose origin is no endpoint of the file. */
final class UnknownEndpoint implements Rule {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        if (!(livestream.distribution().defaultBehavior() instanceof DefaultBehavior.Origin origin)
                || livestream.channels().isEmpty()) {
            return;
        }
        List<String> known = new ArrayList<>();
        for (Channel channel : livestream.channels()) {
            if (channel.mediapackage().endpoints().isEmpty()
                    && origin.endpoint().startsWith(channel.key() + "/")) {
                return;
            }
            channel.mediapackage().endpoints().forEach(endpoint -> known.add(channel.key() + "/" + endpoint.key()));
        }
        if (!known.contains(origin.endpoint())) {
            String listed = String.join(", ", known.subList(0, Math.min(12, known.size())));
            diagnostics.add(Diagnostic.error(
                            "unknown-endpoint",
                            "`origin` expects an endpoint as `channel/endpoint`, found "
                                    + Words.quoted(origin.endpoint()) + ".")
                    .at(livestream.distribution().place().of("defaultBehavior"))
                    .help(NearestWord.of(origin.endpoint(), known)
                            .map(near -> "did you mean `" + near + "`? The file has " + listed + ".")
                            .orElse("the file has " + listed + ".")));
        }
    }
}
