package livestream.schema.check;

import java.util.ArrayList;
import java.util.List;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.DefaultBehavior;
import livestream.schema.Livestream;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;

/** A behavior whose origin is no endpoint of the file. */
final class UnknownEndpoint implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        if (livestream.channels().isEmpty()) {
            return;
        }
        if (livestream.distribution().defaultBehavior() instanceof DefaultBehavior.Origin origin) {
            Span at = livestream.distribution().place().of("defaultBehavior");
            check(origin.endpoint(), at, livestream, diagnostics);
        }
        for (CustomBehavior behavior : livestream.distribution().customBehaviors()) {
            if (behavior.origin() instanceof CustomBehavior.Target.OfEndpoint target) {
                check(target.name(), behavior.place().of("origin"), livestream, diagnostics);
            }
        }
    }

    private static void check(String wanted, Span at, Livestream livestream, Diagnostics diagnostics) {
        List<String> known = new ArrayList<>();
        for (Channel channel : livestream.channels()) {
            if (channel.origin() instanceof StorageOrigin storage) {
                storage.entries().keySet().forEach(format -> known.add(channel.key() + "/" + format.word()));
            } else if (channel.endpoints().isEmpty() && wanted.startsWith(channel.key() + "/")) {
                return;
            }
            channel.endpoints().forEach(endpoint -> known.add(channel.key() + "/" + endpoint.key()));
        }
        if (!known.contains(wanted)) {
            String listed = String.join(", ", known.subList(0, Math.min(12, known.size())));
            diagnostics.add(Diagnostic.error(
                            "unknown-endpoint",
                            "`origin` expects an endpoint as `channel/endpoint`, found " + MessageText.quoted(wanted)
                                    + ".")
                    .at(at)
                    .help(Suggestions.of(wanted, known)
                            .map(near -> "did you mean `" + near + "`? The file has " + listed + ".")
                            .orElse("the file has " + listed + ".")));
        }
    }
}
